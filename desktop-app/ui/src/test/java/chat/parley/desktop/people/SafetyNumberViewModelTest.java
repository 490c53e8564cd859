package chat.parley.desktop.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.desktop.people.SafetyNumberViewModel.Decision;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.trouble.Trouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SafetyNumberViewModelTest {
    private final SampleMessenger messenger = new SampleMessenger(Clock.systemUTC(), "Amara Obi");
    private final ChatId luis =
            messenger.person("Luis Martín", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    private final List<String> clip = new ArrayList<>();
    private final SafetyNumberViewModel model =
            new SafetyNumberViewModel(messenger, person(), Runnable::run, clip::add, () -> {});

    @Test
    void matchingVerifiesAndCanBeTakenBack() {
        model.match();
        assertEquals(Trust.VERIFIED, person().trust());
        assertEquals(Decision.MATCH, model.decisionProperty().get());

        model.takeBack();
        assertEquals(Trust.NOT_VERIFIED, person().trust());
        assertEquals(Decision.OPEN, model.decisionProperty().get());
    }

    @Test
    void differingTakesTheMarkAway() {
        model.match();
        model.differ();

        assertEquals(Trust.NOT_VERIFIED, person().trust());
        assertEquals(Decision.DIFFER, model.decisionProperty().get());
    }

    @Test
    void whoIsVerifiedAlreadyIsShownSo() {
        messenger.trust(luis, Trust.VERIFIED);
        assertEquals(Decision.MATCH, model.decisionProperty().get());

        messenger.trust(luis, Trust.RED);
        assertEquals(Decision.OPEN, model.decisionProperty().get());
    }

    @Test
    void whatCouldNotBeKeptIsSaid() {
        messenger.failsWith(Optional.of(Trouble.DISK_FULL));
        model.match();

        assertEquals(Decision.OPEN, model.decisionProperty().get());
        assertFalse(model.problemProperty().get().isEmpty());

        messenger.failsWith(Optional.empty());
        model.match();
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void copiesTheNumberAsItIsRead() {
        model.copy();

        assertEquals(1, clip.size());
        assertEquals(
                messenger.safetyNumber(luis.peer()).digits(),
                clip.getFirst().replaceAll("\\D", ""));
        assertEquals(3, clip.getFirst().lines().count());
    }

    private Person person() {
        return messenger.people().value().getFirst();
    }
}
