package chat.parley.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.sample.SampleTalk;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

class ReadingUiTest extends WindowTest {
    @Test
    void rowsReachDownToTheComposer() {
        fill(200);
        open(talk.kofi);

        assertEquals(
                onScreen(node("#composer")).getMinY(),
                onScreen(node(".message-list .virtual-flow")).getMaxY(),
                0.5);
    }

    @Test
    void belowTheLastMessageThereIsRoomForWhoIsTyping() {
        fill(200);
        open(talk.kofi);
        fx(() -> house.hears(talk.kofi, "the newest"));
        fx(() -> house.types(talk.kofi, true));

        until(() -> onScreen("the newest"));
        Node bubble = message("the newest").getParent();
        assertTrue(
                onScreen(bubble).getMaxY() <= onScreen(node("#conversation-typing")).getMinY(),
                onScreen(bubble) + " " + onScreen(node("#conversation-typing")));
    }

    @Test
    void theMenuLeavesTheMessageInSight() {
        open(talk.anna);
        Node bubble = message("On it. I blurred").getParent();

        robot.clickOn(message("On it. I blurred"), MouseButton.SECONDARY);
        settle();

        Node menu = robot.lookup(".context-menu").query();
        assertFalse(onScreen(bubble).intersects(onScreen(menu)));
        assertTrue(ringed(bubble.getParent()));
        assertEquals("Ctrl C", robot.lookup(".accelerator-text").<Label>query().getText());

        press(KeyCode.ESCAPE);
        assertFalse(ringed(bubble.getParent()));
    }

    @Test
    void theInfoStaysWithinTheConversation() {
        open(talk.anna);
        robot.clickOn(message("Perfect. Can you book"), MouseButton.SECONDARY);
        settle();
        robot.clickOn("Message info");
        settle();

        Node info = robot.lookup("#conversation-info").query();
        assertTrue(
                onScreen(info).getMinX() >= onScreen(node("#conversation")).getMinX(),
                onScreen(info).toString());
    }

    private static boolean ringed(Node row) {
        return ask(() -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("ringed")));
    }

    @Test
    void selectedWordsAreCopied() {
        open(talk.anna);
        EmojiText text = message("Perfect. Can you book");

        robot.doubleClickOn(text);
        settle();
        String word = ask(text::selectedText);
        assertNotEquals("", word);
        press(KeyCode.CONTROL, KeyCode.C);

        assertEquals(word, clipboard());
    }

    @Test
    void aReceiptLeavesTheSelectionAlone() {
        open(talk.anna);
        EmojiText text = message("Crane 4 is booked");
        robot.doubleClickOn(text);
        settle();
        String word = ask(text::selectedText);
        assertNotEquals("", word);

        fx(() -> house.advance(talk.anna));

        assertEquals(word, ask(message("Crane 4 is booked")::selectedText));
    }

    @Test
    void theMenuCopiesAndTellsMore() {
        open(talk.anna);
        robot.clickOn(message("On it. I blurred"), MouseButton.SECONDARY);
        settle();
        robot.clickOn("Copy");
        settle();
        assertEquals("On it. I blurred the number plates and marked the crack.", clipboard());

        robot.clickOn(message("On it. I blurred"), MouseButton.SECONDARY);
        settle();
        robot.clickOn("Message info");
        settle();
        assertTrue(robot.lookup("#conversation-info").tryQuery().isPresent());
    }

    @Test
    void theConversationOpensAtTheLineAboveWhatIsNew() {
        open(talk.luis);

        assertTrue(shown(".new-messages-line"));
    }

    @Test
    void whoAnswersHasSeenWhatWasNew() {
        open(talk.luis);
        write("Fine");
        press(KeyCode.ENTER);

        assertFalse(shown(".new-messages-line"));
    }

    @Test
    void whatIsOnTheScreenIsRead() {
        open(talk.luis);

        until(
                () ->
                        house.chat(talk.luis)
                                .readUpTo()
                                .equals(
                                        Optional.of(
                                                house.chat(talk.luis).messages().getLast().ref())));
    }

    @Test
    void underTheSettingsNothingIsRead() {
        open(talk.anna);
        fx(() -> shell.model().showSettings());

        fx(() -> house.hears(talk.anna, "unseen"));

        assertNotEquals(
                Optional.of(house.chat(talk.anna).messages().getLast().ref()),
                house.chat(talk.anna).readUpTo());
        fx(() -> shell.model().showChats());
        until(
                () ->
                        house.chat(talk.anna)
                                .readUpTo()
                                .equals(
                                        Optional.of(
                                                house.chat(talk.anna).messages().getLast().ref())));
    }

    @Test
    void theListStaysAtItsEndIfItStoodThere() {
        fill(200);
        open(talk.kofi);

        fx(() -> house.hears(talk.kofi, "the newest"));

        until(() -> onScreen("the newest"));
        assertFalse(shown("#conversation-jump"));
    }

    @Test
    void theListStaysWhereThePersonReads() {
        fill(200);
        open(talk.kofi);
        robot.moveTo("#conversation-messages");
        robot.scroll(40, VerticalDirection.UP);
        settle();
        List<String> before = readable();

        fx(() -> house.hears(talk.kofi, "the newest"));
        fx(() -> house.hears(talk.kofi, "the very newest"));

        assertEquals(before, readable());
        assertTrue(shown("#conversation-jump"));
        assertEquals("2 new messages", words("#conversation-jump"));
    }

    @Test
    void theButtonLeadsToTheNewest() {
        fill(200);
        open(talk.kofi);
        robot.moveTo("#conversation-messages");
        robot.scroll(40, VerticalDirection.UP);
        settle();
        fx(() -> house.hears(talk.kofi, "the newest"));

        click("#conversation-jump");

        until(() -> onScreen("the newest"));
        until(() -> !shown("#conversation-jump"));
    }

    @Test
    void earlierMessagesLeaveThePlaceAlone() {
        fill(1000);
        house.showNewest(talk.kofi, 60);
        open(talk.kofi);
        int before = ask(() -> house.open(talk.kofi).state().value().messages().size());
        robot.moveTo("#conversation-messages");
        for (int i = 0; i < 30; i++) {
            robot.scroll(10, VerticalDirection.UP);
        }
        settle();

        until(() -> house.open(talk.kofi).state().value().messages().size() > before);
        settle();
        List<String> place = readable();
        int loaded = house.open(talk.kofi).state().value().messages().size();
        fx(() -> house.open(talk.kofi).loadEarlier(50).join());

        assertTrue(house.open(talk.kofi).state().value().messages().size() > loaded);
        assertEquals(place, readable());
    }

    @Test
    void aLinkAsksBeforeItOpens() {
        open(talk.anna);
        fx(() -> house.hears(talk.anna, "https://harbour.example/a?b=c"));
        Node link = ask(() -> List.copyOf(message("a?b=c").lookupAll(".link")).getLast());

        robot.clickOn(link);
        settle();
        assertEquals(List.of(), opened);
        assertEquals("https://harbour.example/a?b=c", words("#conversation-link-address"));

        click("#conversation-link-open");
        assertEquals(List.of("https://harbour.example/a?b=c"), opened);
        assertFalse(shown("#conversation-link-address"));
    }

    @Test
    void whoCancelsALinkOpensNothing() {
        open(talk.anna);
        fx(() -> house.hears(talk.anna, "https://harbour.example/a?b=c"));
        robot.clickOn(ask(() -> List.copyOf(message("a?b=c").lookupAll(".link")).getLast()));
        settle();

        press(KeyCode.ESCAPE);

        assertFalse(shown("#conversation-link-address"));
        assertEquals(List.of(), opened);
    }

    @Test
    void aMessageOfARemovedDeviceShowsOnlyWhenAskedFor() {
        open(talk.sofia);
        assertFalse(onScreen("Send me the gate code again"));

        robot.clickOn("Show anyway");
        settle();

        assertTrue(onScreen("Send me the gate code again"));
    }

    @Test
    void theRedStateLeadsToThePerson() {
        open(talk.bo);
        assertTrue(shown("#conversation-red"));

        click("#conversation-compare");

        assertTrue(shown("#person-place"));
    }

    @Test
    void typingIsShown() {
        open(talk.anna);
        fx(() -> house.types(talk.anna, true));

        assertEquals("Anna Keller is typing…", words("#conversation-typing"));
    }

    @Test
    void typingDoesNotLieOverWhatSomebodyReadsFurtherUp() {
        fill(200);
        open(talk.kofi);
        robot.moveTo("#conversation-messages");
        robot.scroll(40, VerticalDirection.UP);
        settle();

        fx(() -> house.types(talk.kofi, true));

        assertFalse(shown("#conversation-typing"));
        assertEquals("Kofi Mensah is typing…", words("#conversation-presence"));

        click("#conversation-jump");
        until(() -> shown("#conversation-typing"));
        assertNotEquals("Kofi Mensah is typing…", words("#conversation-presence"));
    }

    @Test
    void theHeaderStaysOneLineAndSaysLessInLessRoom() {
        open(talk.anna);
        double height = onScreen(node(".conversation-header .status")).getHeight();
        assertTrue(shown("#conversation-presence"));
        assertTrue(shown("#conversation-verified"));

        for (int width : new int[] {900, 820, 780, 765}) {
            fx(() -> stage.setWidth(width));
            fx(() -> theme.sizeProperty().set(width == 765 ? 125 : 100));
            assertTrue(shown("#conversation-sign"));
            assertEquals(
                    height * (width == 765 ? 1.25 : 1),
                    onScreen(node(".conversation-header .status")).getHeight(),
                    1);
            List<Bounds> parts =
                    ask(
                            () ->
                                    node(".conversation-header .status")
                                            .lookupAll(".label")
                                            .stream()
                                            .filter(Node::isVisible)
                                            .filter(Label.class::isInstance)
                                            .map(ReadingUiTest::onScreen)
                                            .toList());
            for (Bounds part : parts) {
                assertTrue(
                        part.getMaxX() <= onScreen(node("#conversation-person")).getMinX(),
                        width + ": " + part);
            }
        }
    }

    @Test
    void aHeaderWithoutRoomKeepsTheSignAndTheWarning() {
        open(talk.anna);
        fx(() -> theme.sizeProperty().set(200));
        fx(() -> stage.setWidth(720));
        assertTrue(shown("#conversation-sign"));
        assertFalse(shown("#conversation-verified"));
        assertTrue(shown(".conversation-header .avatar"));

        open(talk.bo);
        assertTrue(shown("#conversation-trust"));
    }

    @Test
    void theTimeStandsBesideAShortMessage() {
        open(talk.anna);
        EmojiText words = message("Crane 4 is booked");
        Node meta = ask(() -> words.getParent().lookup(".message-meta"));

        assertTrue(onScreen(words).getHeight() < 20, onScreen(words).toString());
        assertTrue(onScreen(words).intersects(onScreen(meta)));
    }

    @Test
    void theRingLiesOverTheNextMessage() {
        open(talk.anna);
        press(KeyCode.SHIFT, KeyCode.F6);
        Node row = ask(() -> shell.node().getScene().getFocusOwner());

        assertTrue(ringed(row));
        assertTrue(row.getViewOrder() < 0);
        press(KeyCode.UP);
        assertEquals(0, row.getViewOrder());
    }

    @Test
    void aNoteAndItsActionStandOnOneLine() {
        open(talk.bo);
        double action = onScreen(node(".note-line .note-action")).getCenterY();

        assertEquals(action, onScreen(node(".note-line .icon")).getCenterY(), 1);
        assertEquals(action, onScreen(node(".note-line .emoji-text")).getCenterY(), 1);
    }

    /** Words of messages on the screen. */
    private List<String> readable() {
        return ask(
                () -> {
                    Node list = shell.node().lookup(".message-list");
                    var frame = list.localToScene(list.getLayoutBounds());
                    return shell.node().lookupAll(".message-list .emoji-text").stream()
                            .filter(
                                    node -> {
                                        double y =
                                                node.localToScene(node.getLayoutBounds())
                                                        .getCenterY();
                                        return node.getParent().getParent().isVisible()
                                                && y > frame.getMinY() + 20
                                                && y < frame.getMaxY() - 60;
                                    })
                            .sorted(
                                    Comparator.comparingDouble(
                                            node ->
                                                    node.localToScene(node.getLayoutBounds())
                                                            .getMinY()))
                            .map(
                                    node ->
                                            Math.round(
                                                            node.localToScene(
                                                                            node.getLayoutBounds())
                                                                    .getMinY())
                                                    + " "
                                                    + ((EmojiText) node).getText())
                            .toList();
                });
    }

    private void fill(int count) {
        fx(() -> SampleTalk.fill(house, talk.kofi, count));
    }
}
