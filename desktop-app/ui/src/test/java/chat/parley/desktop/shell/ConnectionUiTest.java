package chat.parley.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.sample.SampleTalk;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.link.Connection;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the window says about the connection, and what a person can do about it. */
class ConnectionUiTest extends WindowTest {
    private final Instant now = SampleTalk.NOW.instant();

    @BeforeEach
    void openAChat() {
        open(talk.anna);
    }

    @Test
    void offlineOnePersonWritesOnAndTriesNow() {
        is(new Connection.Offline(now.minusSeconds(60), now.plusSeconds(8)));
        assertTrue(shown("#shell-offline"));

        write("Lane 2 stays free");
        press(KeyCode.ENTER);
        assertEquals(DeliveryState.PENDING, house.chat(talk.anna).messages().getLast().state());

        click("#shell-retry");
        assertEquals(1, house.reconnects());
    }

    @Test
    void theCountdownLeavesTheFocusOnItsButton() {
        is(new Connection.Offline(now.minusSeconds(60), now.plusSeconds(8)));
        Node retry = node("#shell-retry");
        fx(retry::requestFocus);

        fx(() -> delay.pass(Duration.ofSeconds(2)));

        assertTrue(retry.isFocused());
    }

    @Test
    void anotherKeyIsShownInFullWithNoWayAround() {
        is(
                new Connection.KeyMismatch(
                        Bytes.of(new byte[32]),
                        Bytes.of(
                                "b806"
                                        .repeat(8)
                                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                        now));

        assertEquals(79, words("#shell-pin-expected").length());
        assertEquals(79, words("#shell-pin-seen").length());
        assertEquals(Set.of("Check again", "Copy report"), buttons("#shell-mismatch"));

        click("#shell-report");
        assertTrue(clipboard().contains(words("#shell-pin-seen")));
    }

    @Test
    void aWrongClockStandsBesideTheRightOne() {
        fx(() -> house.clock(Duration.ofMinutes(134)));

        assertEquals("10:42:00", words("#shell-clock-here"));
        assertEquals("08:28:00", words("#shell-clock-there"));
        assertTrue(shown("#composer-text"));
    }

    @Test
    void evenInLargeTextTheButtonsOfABannerAreInSight() {
        fx(() -> theme.sizeProperty().set(200));
        fx(() -> house.clock(Duration.ofMinutes(134)));
        assertInSight("#shell-clock .check-again");

        is(new Connection.KeyMismatch(Bytes.of(new byte[32]), Bytes.of(new byte[32]), now));
        assertInSight("#shell-mismatch .check-again");
        assertInSight("#shell-report");
    }

    private void assertInSight(String button) {
        assertTrue(
                onScreen(node("#conversation .squeezed")).contains(onScreen(node(button))),
                button + " is cut off");
    }

    @Test
    void openElsewhereItCanBeTakenBack() {
        is(new Connection.Elsewhere());

        click("#shell-here");

        assertEquals(1, house.reconnects());
        assertFalse(shown("#shell-elsewhere"));
    }

    @Test
    void signedOutReadingGoesOn() {
        is(new Connection.SignedOut());
        fx(() -> house.stop(talk.anna, Optional.of(Trouble.SIGNED_OUT)));

        assertTrue(shown("#shell-signed-out"));
        assertTrue(onScreen("Crane 4 is booked"));
        assertFalse(shown("#composer-text"));
    }

    @Test
    void aDisabledOrClosedAccountSaysWhatBecomesOfTheMessages() {
        is(new Connection.AccountDisabled());

        assertTrue(shown("#shell-disabled"));
        assertTrue(shown("#composer-text"));

        is(new Connection.AccountClosed());

        assertTrue(shown("#shell-closed"));
        assertFalse(shown("#shell-disabled"));
        assertTrue(onScreen("Crane 4 is booked"));
    }

    @Test
    void versionsThatDoNotFitSayWhatToDo() {
        is(new Connection.UpgradeNeeded());

        assertTrue(shown("#shell-upgrade"));
    }

    @Test
    void aProfileThatWentBackInTimeSaysThatItDoesNotSend() {
        fx(() -> house.stop(talk.anna, Optional.of(Trouble.SENDING_STOPPED)));

        assertTrue(shown("#conversation-stopped"));
        assertTrue(shown("#composer-closed"));
    }

    @Test
    void aShortWaitIsNotWorthAWord() {
        is(new Connection.Connecting());
        assertFalse(shown("#shell-connecting"));

        fx(() -> delay.pass(Duration.ofMillis(300)));
        assertTrue(shown("#shell-connecting"));

        is(new Connection.Online(true));
        assertFalse(shown("#shell-connecting"));
    }

    @Test
    void aBannerDoesNotPushTheNewestMessageAway() {
        is(new Connection.Offline(now.minusSeconds(60), now.plusSeconds(8)));

        until(() -> onScreen("Crane 4 is booked"));
    }

    @Test
    void theListCarriesTheBannerWhereItIsAlone() {
        fx(() -> stage.setWidth(740));
        fx(() -> shell.model().leaveChat());
        is(new Connection.UpgradeNeeded());

        assertTrue(shown("#shell-upgrade"));
    }

    private void is(Connection connection) {
        fx(() -> house.connection(connection));
    }

    private Set<String> buttons(String banner) {
        Node node = node(banner);
        return ask(
                () ->
                        Stream.of(node.lookupAll(".button"))
                                .flatMap(Set::stream)
                                .map(each -> ((javafx.scene.control.Button) each).getText())
                                .collect(Collectors.toSet()));
    }
}
