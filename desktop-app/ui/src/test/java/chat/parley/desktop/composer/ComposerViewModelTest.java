package chat.parley.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.sample.ManualDelay;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.trouble.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerViewModelTest {
    private final SampleMessenger house = new SampleMessenger(SampleTalk.NOW, "Amara Obi");
    private final ChatId anna = house.person("Anna Keller", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    private final ManualDelay delay = new ManualDelay();
    private ComposerViewModel model;

    @BeforeEach
    void open() {
        Locale.setDefault(Locale.UK);
        model = new ComposerViewModel(house.open(anna), "", Runnable::run, delay);
    }

    @Test
    void theBoxSaysWhomItWritesTo() {
        assertEquals("Message Anna Keller", model.promptProperty().get());
    }

    @Test
    void sendingEmptiesTheBox() {
        write("  Crane 4 is booked \n");

        model.send();

        assertEquals("", model.textProperty().get());
        assertEquals(List.of(new What.Text("Crane 4 is booked")), said());
    }

    @Test
    void nothingIsNotSent() {
        write(" \n ");
        assertFalse(model.sendableProperty().get());

        model.send();

        assertEquals(List.of(), said());
    }

    @Test
    void aDraftIsKeptAfterAPause() {
        write("half a tho");
        delay.pass(Duration.ofMillis(200));
        write("half a thought");
        delay.pass(Duration.ofMillis(200));
        assertEquals("", house.chat(anna).draft());

        delay.pass(Duration.ofMillis(100));
        assertEquals("half a thought", house.chat(anna).draft());
    }

    @Test
    void aDraftIsKeptAtOnceWhenTheChatIsLeft() {
        write("half a thought");

        model.close();

        assertEquals("half a thought", house.chat(anna).draft());
    }

    @Test
    void whatWasSentIsNoDraftAnyMore() {
        write("done");
        delay.pass(Duration.ofSeconds(1));

        model.send();

        assertEquals("", house.chat(anna).draft());
    }

    @Test
    void theOtherSideLearnsOfEveryKeyButNotOfDeleting() {
        write("a");
        write("ab");
        write("a");
        write("");

        assertEquals(2, house.chat(anna).keysTold());
    }

    @Test
    void aLongTextSaysHowManyMessagesItBecomes() {
        write("short");
        assertEquals("", model.hintProperty().get());

        write("long ".repeat(4_000));
        assertEquals("This is long: it goes out as 3 messages.", model.hintProperty().get());
    }

    @Test
    void whatIsTooLongIsSaidBeforeItIsSentAndForgottenOnceItIsShorter() {
        write("long ".repeat(60_000));
        assertTrue(model.failureProperty().get().startsWith("This is too long: at most 32"));
        assertEquals("", model.hintProperty().get());
        assertFalse(model.sendableProperty().get());
        model.send();
        assertEquals(List.of(), said());

        write("");
        assertEquals("", model.failureProperty().get());
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void noTroubleIsSaidByItsCode(Trouble trouble) {
        house.chat(anna).failWith(trouble);
        write("Gate 2 closes at six");
        model.send();
        assertFalse(model.failureProperty().get().isBlank());
        assertFalse(model.failureProperty().get().contains(trouble.name()));

        house.stop(anna, Optional.of(trouble));
        assertFalse(model.closedBecauseProperty().get().isBlank());
        assertFalse(model.closedBecauseProperty().get().contains(trouble.name()));
    }

    @Test
    void aFailureIsForgottenOnceItsTextIsGone() {
        house.chat(anna).failWith(Trouble.DISK_FULL);
        write("Gate 2 closes at six");
        model.send();
        write("");

        assertEquals("", model.failureProperty().get());
    }

    @Test
    void aMessageThatCannotBeKeptComesBack() {
        house.chat(anna).failWith(Trouble.DISK_FULL);
        write("Gate 2 closes at six");

        model.send();

        assertEquals("Gate 2 closes at six", model.textProperty().get());
        assertTrue(model.failureProperty().get().contains("disk is full"));

        write("Gate 2 closes at seven");
        assertEquals("", model.failureProperty().get());
    }

    @Test
    void whereNothingCanBeSentTheBoxSaysWhy() {
        write("half a thought");
        assertTrue(model.sendableProperty().get());

        house.stop(anna, Optional.of(Trouble.PERSON_NOT_TRUSTED));

        assertEquals(
                "Writing waits until you have verified them", model.closedBecauseProperty().get());
        assertFalse(model.sendableProperty().get());

        house.stop(anna, Optional.empty());
        assertEquals("half a thought", model.textProperty().get());
        assertTrue(model.sendableProperty().get());
    }

    private void write(String text) {
        model.textProperty().set(text);
    }

    private List<What> said() {
        return house.chat(anna).messages().stream().map(message -> message.what()).toList();
    }
}
