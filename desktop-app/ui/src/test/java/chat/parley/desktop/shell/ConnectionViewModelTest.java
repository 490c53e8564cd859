package chat.parley.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.sample.ManualDelay;
import chat.parley.desktop.sample.MovingClock;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.desktop.text.Times;
import chat.parley.engine.link.Connection;
import chat.parley.model.codec.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionViewModelTest {
    private final MovingClock clock = new MovingClock(SampleTalk.NOW);
    private final SampleMessenger house = new SampleMessenger(clock, "Amara Obi");
    private final ManualDelay delay = new ManualDelay();
    private ConnectionViewModel model;

    @BeforeEach
    void open() {
        Locale.setDefault(Locale.UK);
        model =
                new ConnectionViewModel(
                        house, Runnable::run, delay, clock, new Times(clock, Locale.UK));
    }

    @Test
    void whereAllIsWellThereIsNothingToSay() {
        assertEquals(List.of(), model.notices());
    }

    @Test
    void aShortWaitIsNotWorthAWord() {
        house.connection(new Connection.Connecting());
        pass(Duration.ofMillis(200));
        assertEquals(List.of(), model.notices());

        house.connection(new Connection.Online(true));
        pass(Duration.ofSeconds(1));
        assertEquals(List.of(), model.notices());
    }

    @Test
    void aLongerWaitIsSaid() {
        house.connection(new Connection.Connecting());
        pass(Duration.ofMillis(300));
        assertEquals(List.of(new Notice.Connecting(false)), model.notices());

        house.connection(new Connection.Online(false));
        pass(Duration.ofMillis(300));
        assertEquals(List.of(new Notice.Connecting(true)), model.notices());
    }

    @Test
    void aWaitIsSaidEvenWhereTheClockSpeaksMeanwhile() {
        house.connection(new Connection.Connecting());
        house.clock(Duration.ofHours(1));
        house.clock(Duration.ZERO);

        pass(Duration.ofMillis(300));

        assertEquals(List.of(new Notice.Connecting(false)), model.notices());
    }

    @Test
    void offlineCountsDown() {
        Instant now = clock.instant();
        house.connection(new Connection.Offline(now.minusSeconds(60), now.plusSeconds(2)));
        assertEquals(List.of(new Notice.Offline("10:41", 2)), model.notices());

        pass(Duration.ofSeconds(1));
        assertEquals(List.of(new Notice.Offline("10:41", 1)), model.notices());

        pass(Duration.ofSeconds(5));
        assertEquals(List.of(new Notice.Offline("10:41", 0)), model.notices());
    }

    @Test
    void anotherKeyIsShownInFull() {
        house.connection(
                new Connection.KeyMismatch(
                        Bytes.of(new byte[32]),
                        house.safetyNumber(house.me().value().account()).qr(),
                        clock.instant()));

        var mismatch = (Notice.KeyMismatch) model.notices().getFirst();
        assertEquals("chat.nordhafen.example", mismatch.host());
        assertEquals(
                String.join(" ", java.util.Collections.nCopies(8, "0000"))
                        + "\n"
                        + String.join(" ", java.util.Collections.nCopies(8, "0000")),
                mismatch.expected());
        assertEquals(79, mismatch.seen().length());
        assertTrue(model.report(mismatch).contains(mismatch.seen()));
    }

    @Test
    void aWrongClockIsSaidBesideTheConnection() {
        house.connection(new Connection.Elsewhere());
        house.clock(Duration.ofMinutes(134));

        assertEquals(
                List.of(
                        new Notice.Elsewhere(),
                        new Notice.WrongClock("2 h 14 min", true, "10:42:00", "08:28:00")),
                model.notices());

        pass(Duration.ofSeconds(1));
        assertEquals(
                new Notice.WrongClock("2 h 14 min", true, "10:42:01", "08:28:01"),
                model.notices().getLast());
    }

    @Test
    void aClockBehindIsSaidSo() {
        house.clock(Duration.ofDays(-3));

        assertEquals(
                List.of(new Notice.WrongClock("3 days", false, "10:42:00", "10:42:00")),
                model.notices());
    }

    @Test
    void tryingNowAsksTheEngine() {
        model.reconnect();

        assertEquals(1, house.reconnects());
    }

    @Test
    void afterTheEndNothingTicks() {
        house.clock(Duration.ofHours(1));
        model.close();
        List<Notice> last = List.copyOf(model.notices());

        pass(Duration.ofSeconds(3));

        assertEquals(last, model.notices());
    }

    private void pass(Duration time) {
        delay.pass(time, clock::forward);
    }
}
