package chat.parley.engine.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.crypto.CounterSeal;
import chat.parley.model.codec.Bytes;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.RelayFrame;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Bytes MAILBOX = bytes(16, 1);
    private static final Bytes OTHER = bytes(16, 2);
    private static final CounterSeal SEAL = new CounterSeal(bytes(32, 3));

    @Test
    void equalNumbersAreFineAndSoAreOlderOnes() {
        assertEquals(Guard.Verdict.FINE, judge(ours(7, 7, 5), sealed(7, 5), sealed(7, 5)));
        assertEquals(Guard.Verdict.FINE, judge(ours(9, 7, 6), sealed(7, 5), sealed(8, 5)));
        assertEquals(Guard.Verdict.FINE, judge(ours(0, 0, 0), Optional.empty(), Optional.empty()));
    }

    @Test
    void newerNumbersOfOurOwnMeanThatOurDatabaseWentBack() {
        assertEquals(Guard.Verdict.WENT_BACK, judge(ours(6, 6, 5), sealed(7, 5), sealed(7, 5)));
        assertEquals(Guard.Verdict.WENT_BACK, judge(ours(7, 7, 4), sealed(7, 4), sealed(7, 5)));
        assertEquals(Guard.Verdict.WENT_BACK, judge(ours(0, 0, 0), Optional.empty(), sealed(1, 0)));
    }

    @Test
    void newerNumbersThatWeNeverSealedAreALie() {
        Optional<Counters> forged = Optional.of(new Counters(9, 9, bytes(32, 0)));
        assertEquals(Guard.Verdict.RELAY_LIES, judge(ours(7, 7, 5), forged, sealed(7, 5)));
        assertEquals(Guard.Verdict.RELAY_LIES, judge(ours(7, 7, 5), sealed(7, 5), forged));
    }

    @Test
    void lessThanItAcceptedMeansThatTheRelayWentBack() {
        assertEquals(
                Guard.Verdict.RELAY_WENT_BACK, judge(ours(9, 9, 5), sealed(7, 5), sealed(7, 5)));
        assertEquals(
                Guard.Verdict.RELAY_WENT_BACK,
                judge(ours(9, 9, 5), Optional.empty(), Optional.empty()));
    }

    @Test
    void anotherMailboxMeansThatTheRelayWentBackWhateverWasAcknowledged() {
        RelayFrame.Welcome welcome = welcome(OTHER, MAILBOX, sealed(7, 5), sealed(7, 9));
        assertEquals(Guard.Verdict.RELAY_WENT_BACK, Guard.compare(welcome, ours(7, 7, 5), SEAL));
    }

    @Test
    void aRestoredRelayStillShowsThatOurDatabaseWentBack() {
        RelayFrame.Welcome welcome = welcome(OTHER, OTHER, sealed(7, 5), Optional.empty());
        assertEquals(Guard.Verdict.WENT_BACK, Guard.compare(welcome, ours(6, 6, 5), SEAL));
    }

    @Test
    void whatTheNewestSendAcknowledgedInAMailboxBeforeIsNoReason() {
        assertEquals(Guard.Verdict.FINE, judge(ours(7, 7, 2), sealed(7, 57), Optional.empty()));
    }

    @Test
    void anotherDatabaseAloneLosesNoMessage() {
        RelayFrame.Welcome welcome = welcome(MAILBOX, OTHER, sealed(7, 5), sealed(7, 5));
        assertEquals(Guard.Verdict.RELAY_STORE_NEW, Guard.compare(welcome, ours(7, 7, 5), SEAL));
    }

    private static Guard.Verdict judge(
            Counts ours, Optional<Counters> sent, Optional<Counters> last) {
        return Guard.compare(welcome(MAILBOX, MAILBOX, sent, last), ours, SEAL);
    }

    private static RelayFrame.Welcome welcome(
            Bytes mailbox, Bytes store, Optional<Counters> sent, Optional<Counters> last) {
        return new RelayFrame.Welcome(
                1, sent, last, mailbox, store, 0, new RelayFrame.SessionToken(bytes(32, 1), 1));
    }

    private static Counts ours(long clientSeq, long acceptedSeq, long lastAck) {
        return new Counts(
                clientSeq,
                acceptedSeq,
                lastAck,
                0,
                Optional.of(MAILBOX),
                Optional.of(MAILBOX),
                false);
    }

    private static Optional<Counters> sealed(long clientSeq, long lastAck) {
        return Optional.of(SEAL.seal(clientSeq, lastAck));
    }

    private static Bytes bytes(int size, int fill) {
        byte[] bytes = new byte[size];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Bytes.of(bytes);
    }
}
