package chat.parley.engine.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.crypto.Opened.Plain;
import chat.parley.engine.crypto.Opened.Reason;
import chat.parley.engine.crypto.Opened.Undecryptable;
import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.SignedPreKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreKeyMakerTest {
    private static final PreKeyCount FULL = new PreKeyCount(100, 50);

    private final SettableClock clock = new SettableClock();
    private final Party ben = new Party(clock);

    /** Stands still until it is moved. */
    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    private Optional<PreKeyUpload> due(PreKeyCount held) {
        return ben.write(tx -> ben.maker.due(tx, held));
    }

    private void answered() {
        ben.write(
                tx -> {
                    ben.maker.answered(tx);
                    return true;
                });
    }

    @Test
    void firstUploadHoldsEverything() {
        PreKeyUpload all = ben.write(ben.maker::everything);
        assertTrue(all.replace());
        assertEquals(ben.identity.registrationId(), all.registrationId());
        assertEquals(100, all.oneTime().size());
        assertEquals(50, all.oneTimeKyber().size());
        assertTrue(all.signed().isPresent() && all.lastResortKyber().isPresent());
        Set<Integer> kyberIds = new HashSet<>();
        all.oneTimeKyber().stream().map(SignedPreKey::id).forEach(kyberIds::add);
        kyberIds.add(all.lastResortKyber().get().id());
        assertEquals(51, kyberIds.size());
        assertEquals(100, all.oneTime().stream().map(PreKey::id).distinct().count());
    }

    @Test
    void nothingIsDueWhileKeysAreFreshAndPlenty() {
        assertEquals(Optional.empty(), due(FULL));
        clock.pass(Duration.ofHours(47));
        assertEquals(Optional.empty(), due(new PreKeyCount(20, 20)));
        assertEquals(
                clock.instant().plus(Duration.ofHours(1)), ben.write(tx -> ben.maker.nextDue(tx)));
    }

    @Test
    void signedKeyIsRotatedAfterTwoDaysAndLastResortAfterSeven() {
        clock.pass(Duration.ofDays(2));
        PreKeyUpload upload = due(FULL).orElseThrow();
        assertTrue(upload.signed().isPresent());
        assertTrue(upload.lastResortKyber().isEmpty());
        assertTrue(upload.oneTime().isEmpty() && upload.oneTimeKyber().isEmpty());
        assertFalse(upload.replace());
        answered();
        assertEquals(Optional.empty(), due(FULL));
        clock.pass(Duration.ofDays(5));
        assertTrue(due(FULL).orElseThrow().lastResortKyber().isPresent());
    }

    @Test
    void keysFromTheFutureAreRotated() {
        clock.pass(Duration.ofDays(-10));
        PreKeyUpload upload = due(FULL).orElseThrow();
        assertTrue(upload.signed().isPresent() && upload.lastResortKyber().isPresent());
    }

    @Test
    void oneTimeKeysAreRefilledUnderTwenty() {
        PreKeyUpload upload = due(new PreKeyCount(19, 20)).orElseThrow();
        assertEquals(81, upload.oneTime().size());
        assertEquals(0, upload.oneTimeKyber().size());
        answered();
        assertEquals(50, due(new PreKeyCount(100, 0)).orElseThrow().oneTimeKyber().size());
    }

    @Test
    void afterAnUploadWithoutAnswerEverythingIsReplaced() {
        PreKeyUpload lost = due(new PreKeyCount(0, 50)).orElseThrow();
        PreKeyUpload again = due(new PreKeyCount(100, 50)).orElseThrow();
        assertTrue(again.replace());
        assertNotEquals(lost.oneTime().getFirst().id(), again.oneTime().getFirst().id());
        answered();
        assertEquals(Optional.empty(), due(FULL));
    }

    @Test
    void replacedKeysOpenFor45Days() {
        Party ada = new Party(clock);
        ada.knows(ben);
        ben.knows(ada);
        Sealed early = ada.seal(ben, new byte[] {1});
        Party eve = new Party(clock);
        eve.knows(ben);
        ben.knows(eve);
        Sealed late = eve.seal(ben, new byte[] {2});
        clock.pass(Duration.ofDays(7));
        ben.upload(ben.write(ben.maker::everything));
        answered();
        clock.pass(Duration.ofDays(45));
        assertTrue(due(FULL).isPresent());
        assertInstanceOf(Plain.class, ben.open(ada, early));
        answered();
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), due(FULL));
        assertEquals(new Undecryptable(Reason.PREKEY_GONE), ben.open(eve, late));
    }
}
