package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.http.SignedPreKey;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.model.wire.RelayFrame.Poke;
import chat.parley.model.wire.RelayFrame.PokeKind;
import chat.parley.relay.limits.LimitSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prekeys: given once, and last-resort keys rather than an error. */
class PreKeyIT {
    @TempDir Path data;

    private final TestClock clock = new TestClock();
    private RelayFixture relay;
    private TestDevice ada;
    private TestDevice ben;
    private String bensKeys;

    private void start(UnaryOperator<RelayConfig> change) {
        relay = new RelayFixture(data, config -> change.apply(config.clocks(clock, clock)));
        ada = relay.join("ada");
        ben = relay.join("ben");
        bensKeys = "/v1/prekeys/" + ben.account.text() + "/" + ben.id.text();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void ofManyWhoAskAtOnceNobodyGetsTheSameKey() {
        start(config -> config.limits(LimitSettings.none()));
        relay.httpAs(ben).put("/v1/prekeys", TestDevice.preKeys(1, 30, 20));
        TestHttp http = relay.httpAs(ada);
        List<CompletableFuture<PreKeyOffer>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add(
                    CompletableFuture.supplyAsync(() -> http.get(bensKeys).as(PreKeyOffer.class)));
        }
        List<PreKeyOffer> offers = asked.stream().map(CompletableFuture::join).toList();
        List<PreKey> ec = offers.stream().flatMap(offer -> offer.oneTime().stream()).toList();
        assertEquals(30, ec.size());
        assertEquals(30, ec.stream().distinct().count());
        List<SignedPreKey> kyber = offers.stream().map(PreKeyOffer::kyber).toList();
        assertEquals(21, kyber.stream().distinct().count(), "20 and the last resort");
    }

    @Test
    void overTheLimitComesTheLastResort() {
        start(config -> config);
        PreKeyUpload upload = TestDevice.preKeys(1, 30, 30);
        relay.httpAs(ben).put("/v1/prekeys", upload);
        TestHttp http = relay.httpAs(ada);
        for (int i = 0; i < 6; i++) {
            assertTrue(http.get(bensKeys).as(PreKeyOffer.class).oneTime().isPresent());
        }
        PreKeyOffer last = http.get(bensKeys).as(PreKeyOffer.class);
        assertEquals(Optional.empty(), last.oneTime());
        assertEquals(upload.lastResortKyber().orElseThrow(), last.kyber());
        assertEquals(upload.signed().orElseThrow(), last.signed());
        assertTrue(
                relay.httpAs(relay.join("cleo"))
                        .get(bensKeys)
                        .as(PreKeyOffer.class)
                        .oneTime()
                        .isPresent());
        clock.forward(Duration.ofSeconds(100));
        assertTrue(http.get(bensKeys).as(PreKeyOffer.class).oneTime().isPresent());
    }

    @Test
    void whoRunsLowIsPoked() {
        start(config -> config);
        relay.httpAs(ben).put("/v1/prekeys", TestDevice.preKeys(1, 20, 20));
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(new Empty(0), bens.poll(Duration.ofSeconds(5)), "no poke yet");
            relay.httpAs(ada).get(bensKeys);
            assertEquals(PokeKind.PREKEYS, bens.next(Poke.class).kind());
        }
        try (TestSocket bens = relay.connect(ben)) {
            assertEquals(PokeKind.PREKEYS, bens.next(Poke.class).kind());
        }
    }

    @Test
    void uploadsAddOrReplace() {
        start(config -> config);
        TestHttp http = relay.httpAs(ben);
        PreKeyUpload first = TestDevice.preKeys(1, 10, 5);
        assertEquals(new PreKeyCount(10, 5), count(http, first));
        PreKeyUpload more =
                new PreKeyUpload(
                        7,
                        Optional.empty(),
                        Optional.empty(),
                        TestDevice.preKeys(100, 5, 0).oneTime(),
                        List.of(),
                        false);
        assertEquals(new PreKeyCount(15, 5), count(http, more));
        assertEquals(new PreKeyCount(15, 5), count(http, more), "repeated");
        PreKeyOffer offer = relay.httpAs(ada).get(bensKeys).as(PreKeyOffer.class);
        assertEquals(first.signed().orElseThrow(), offer.signed());
        PreKeyUpload fresh =
                new PreKeyUpload(
                        8,
                        first.signed(),
                        first.lastResortKyber(),
                        TestDevice.preKeys(500, 2, 0).oneTime(),
                        List.of(),
                        true);
        assertEquals(new PreKeyCount(2, 0), count(http, fresh));
        PreKeyOffer replaced = relay.httpAs(ada).get(bensKeys).as(PreKeyOffer.class);
        assertEquals(500, replaced.oneTime().orElseThrow().id());
        assertEquals(8, replaced.registrationId());
    }

    private static PreKeyCount count(TestHttp http, PreKeyUpload upload) {
        return http.put("/v1/prekeys", upload).as(PreKeyCount.class);
    }

    @Test
    void wrongUploadsChangeNothing() {
        start(config -> config);
        TestHttp http = relay.httpAs(ben);
        PreKeyUpload good = TestDevice.preKeys(1, 1, 1);
        PreKeyUpload incomplete =
                new PreKeyUpload(
                        7, Optional.empty(), Optional.empty(), List.of(), List.of(), false);
        assertEquals(ProblemCode.MALFORMED, http.put("/v1/prekeys", incomplete).problem());
        SignedPreKey kyber = good.lastResortKyber().orElseThrow();
        PreKeyUpload swapped =
                new PreKeyUpload(
                        7, Optional.of(kyber), Optional.of(kyber), List.of(), List.of(), false);
        assertEquals(ProblemCode.MALFORMED, http.put("/v1/prekeys", swapped).problem());
        assertEquals(404, relay.httpAs(ada).get(bensKeys).status());
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    200,
                    http.put("/v1/prekeys", TestDevice.preKeys(1 + i * 100, 100, 50)).status());
        }
        assertEquals(
                ProblemCode.TOO_LARGE,
                http.put("/v1/prekeys", TestDevice.preKeys(900, 1, 1)).problem());
        assertEquals(new PreKeyCount(200, 100), http.get("/v1/prekeys").as(PreKeyCount.class));
    }

    @Test
    void uploadsAreLimitedByAccount() {
        start(config -> config);
        PreKeyUpload upload = TestDevice.preKeys(1, 1, 1);
        List<TestHttp> https = List.of(relay.httpAs(ben), relay.httpAs(relay.addDevice(ben)));
        for (int i = 0; i < 30; i++) {
            assertEquals(200, https.get(i % 2).put("/v1/prekeys", upload).status());
        }
        for (TestHttp http : https) {
            assertEquals(429, http.put("/v1/prekeys", upload).status());
        }
        assertEquals(200, relay.httpAs(ada).put("/v1/prekeys", upload).status());
        clock.forward(Duration.ofSeconds(30));
        assertEquals(200, https.getFirst().put("/v1/prekeys", upload).status());
    }

    @Test
    void onlyDevicesOfTheNamedAccountAreOffered() {
        start(config -> config);
        relay.httpAs(ben).put("/v1/prekeys", TestDevice.preKeys(1, 1, 1));
        TestHttp http = relay.httpAs(ada);
        assertEquals(
                404, http.get("/v1/prekeys/" + ada.account.text() + "/" + ben.id.text()).status());
        assertEquals(
                404,
                http.get("/v1/prekeys/" + TestDevice.fresh().account.text() + "/" + ben.id.text())
                        .status());
        assertEquals(
                ProblemCode.MALFORMED, http.get("/v1/prekeys/short/" + ben.id.text()).problem());
        assertEquals(
                ProblemCode.MALFORMED,
                http.get("/v1/prekeys/" + ben.account.text() + "/nothing").problem());
        assertEquals(401, relay.http().get(bensKeys).status());
    }

    @Test
    void everyRequestOfADeviceCounts() {
        start(config -> config);
        TestHttp http = relay.httpAs(ada);
        for (int i = 0; i < 200; i++) {
            assertEquals(200, http.get("/v1/prekeys").status());
        }
        var refused = http.get("/v1/prekeys");
        assertEquals(ProblemCode.RATE_LIMITED, refused.problem());
        assertEquals("1", refused.response().headers().firstValue("Retry-After").orElseThrow());
    }
}
