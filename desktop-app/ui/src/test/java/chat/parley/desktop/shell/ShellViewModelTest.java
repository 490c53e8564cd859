package chat.parley.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.desktop.shell.ShellViewModel.Page;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
    private final Instant now = SampleTalk.NOW.instant();

    private final SampleMessenger house = new SampleMessenger(SampleTalk.NOW, "Amara Obi");
    private final ChatId anna = person("Anna Keller");
    private final ChatId luis = person("Luis Martín");
    private final ChatId sofia = person("Sofia Okafor");
    private ShellViewModel model;

    @BeforeEach
    void open() {
        house.hears(sofia, now.minusSeconds(3), "three");
        house.hears(luis, now.minusSeconds(2), "two");
        house.hears(anna, now.minusSeconds(1), "one");
        model = new ShellViewModel(house, Runnable::run);
    }

    @Test
    void chatsOpenByTheirPlace() {
        model.openAt(2);
        assertEquals(Optional.of(luis), model.chatProperty().get());

        model.openAt(9);
        assertEquals(Optional.of(luis), model.chatProperty().get());
    }

    @Test
    void walkingStopsAtBothEnds() {
        model.walk(1);
        assertEquals(Optional.of(anna), model.chatProperty().get());

        model.walk(-1);
        assertEquals(Optional.of(anna), model.chatProperty().get());

        model.walk(1);
        model.walk(1);
        model.walk(1);
        assertEquals(Optional.of(sofia), model.chatProperty().get());
    }

    @Test
    void walkingBackwardsBeginsAtTheEnd() {
        model.walk(-1);

        assertEquals(Optional.of(sofia), model.chatProperty().get());
    }

    @Test
    void unreadMessagesOfAllChatsAreCounted() {
        house.chat(anna).unread(1);
        house.chat(luis).unread(1);

        assertEquals(2, model.unreadProperty().get());
    }

    @Test
    void openingAChatLeavesTheSettingsAndThePersonBeside() {
        model.open(anna);
        model.togglePerson(anna.peer());
        model.showSettings();

        model.open(luis);

        assertEquals(Page.CHATS, model.pageProperty().get());
        assertEquals(Optional.empty(), model.personProperty().get());
    }

    @Test
    void backTakesOneStepAtATime() {
        model.narrowProperty().set(true);
        model.open(anna);
        model.togglePerson(anna.peer());
        model.showSettings();
        model.toggleSwitcher();

        assertTrue(model.back());
        assertFalse(model.switcherProperty().get());
        assertTrue(model.back());
        assertEquals(Optional.empty(), model.personProperty().get());
        assertTrue(model.back());
        assertEquals(Page.CHATS, model.pageProperty().get());
        assertTrue(model.back());
        assertEquals(Optional.empty(), model.chatProperty().get());
        assertFalse(model.back());
    }

    @Test
    void aLargeWindowKeepsItsChatOpen() {
        model.open(anna);

        assertFalse(model.back());
        assertEquals(Optional.of(anna), model.chatProperty().get());
    }

    private ChatId person(String name) {
        return house.person(name, Trust.NOT_VERIFIED, Presence.UNKNOWN);
    }
}
