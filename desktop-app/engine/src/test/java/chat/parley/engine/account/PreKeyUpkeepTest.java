package chat.parley.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.crypto.CryptoStore;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.crypto.PreKeyMaker;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.FakeRelay;
import chat.parley.engine.link.FakeRelay.Response;
import chat.parley.engine.link.LinkTimes;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.link.Sessions;
import chat.parley.engine.store.Lane;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PreKeyUpkeepTest {
    private final SecureRandom random = new SecureRandom();
    private final FakeRelay relay = new FakeRelay();
    private final Lane lane = new Lane("test-lane", bug -> {});
    private final List<PreKeyUpload> uploads = new CopyOnWriteArrayList<>();
    private volatile PreKeyCount held = new PreKeyCount(0, 0);
    private volatile boolean answers = true;
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private Ledger ledger;
    private RelayHttp http;
    private PreKeyUpkeep upkeep;

    @TempDir Path home;

    private final class TestClock extends Clock {
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

    private static final class OneToken implements Sessions {
        @Override
        public Optional<Bytes> token() {
            return Optional.of(Bytes.of(new byte[32]));
        }

        @Override
        public Bytes renewed() {
            return Bytes.of(new byte[32]);
        }
    }

    @BeforeEach
    void open() {
        relay.http =
                request -> {
                    if (request.line().startsWith("PUT")) {
                        uploads.add(Json.read(request.body(), PreKeyUpload.class));
                        if (!answers) {
                            throw new IllegalStateException("the answer is lost");
                        }
                    }
                    return Response.json(200, held);
                };
        Clock clock = new TestClock();
        ledger =
                lane.call(
                                () -> {
                                    Ledger fresh =
                                            Ledger.open(
                                                    home,
                                                    DataKey.random(random),
                                                    CryptoStore.MIGRATIONS,
                                                    lane,
                                                    clock,
                                                    random);
                                    fresh.play(List.of());
                                    return fresh;
                                })
                        .join();
        http =
                new RelayHttp(
                        new RelayTrust(relay.address(), relay.pin(), LinkTimes.STANDARD),
                        new OneToken());
        PreKeyMaker maker =
                new PreKeyMaker(
                        new CryptoStore(),
                        DeviceIdentity.create(new Somebody().account, random),
                        clock);
        upkeep = new PreKeyUpkeep(maker, lane, ledger, http, clock);
    }

    @AfterEach
    void close() {
        http.close();
        relay.close();
        ledger.close();
        lane.close();
    }

    @Test
    void emptyRelayGetsEverythingAndAFullOneNothing() {
        upkeep.run(false);
        assertEquals(1, uploads.size());
        PreKeyUpload first = uploads.getFirst();
        assertEquals(100, first.oneTime().size());
        assertEquals(50, first.oneTimeKyber().size());
        assertTrue(first.signed().isPresent() && first.lastResortKyber().isPresent());
        held = new PreKeyCount(100, 50);
        upkeep.run(false);
        assertEquals(1, uploads.size());
        now = now.plus(Duration.ofDays(2));
        upkeep.run(false);
        assertEquals(2, uploads.size());
        assertTrue(uploads.getLast().signed().isPresent());
    }

    @Test
    void lostAnswerMakesTheNextUploadReplaceAll() {
        answers = false;
        upkeep.run(false);
        answers = true;
        held = new PreKeyCount(100, 50);
        upkeep.run(false);
        assertEquals(2, uploads.size());
        assertTrue(uploads.getLast().replace());
        upkeep.run(false);
        assertEquals(2, uploads.size());
    }

    @Test
    void restoredRelayGetsEverythingNewOnceItAnswers() {
        upkeep.run(false);
        held = new PreKeyCount(100, 50);
        answers = false;
        upkeep.run(true);
        answers = true;
        upkeep.run(false); // what was wanted is not forgotten
        assertTrue(uploads.getLast().replace());
        int so = uploads.size();
        upkeep.run(false);
        assertEquals(so, uploads.size());
    }

    @Test
    void relayThatAlwaysAsksGetsOnlySoManyInATime() {
        for (int i = 0; i < 50; i++) {
            upkeep.run(false);
        }
        assertEquals(6, uploads.size());
        now = now.plus(Duration.ofHours(6));
        upkeep.run(false);
        assertEquals(7, uploads.size());
    }

    @Test
    void retryAfterIsObeyed() {
        relay.http =
                request ->
                        Response.json(
                                429,
                                Problem.of(
                                        ProblemCode.RATE_LIMITED,
                                        "Said so.",
                                        Optional.of(60_000L)));
        upkeep.run(false);
        int asked = relay.requests.size();
        upkeep.run(false);
        assertEquals(asked, relay.requests.size());
        now = now.plusSeconds(60);
        upkeep.run(false);
        assertFalse(relay.requests.size() == asked);
    }
}
