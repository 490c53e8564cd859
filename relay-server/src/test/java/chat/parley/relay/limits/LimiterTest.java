package chat.parley.relay.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterTest {
    private static final Who ADA = new Who.Device(DeviceId.of(new UUID(0, 1)));
    private static final Who BEN = new Who.Device(DeviceId.of(new UUID(0, 2)));

    private final AtomicLong nanos = new AtomicLong(5);

    private Limiter limiter(LimitSettings settings) {
        return new Limiter(settings, nanos::get);
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void whoWaitsAsLongAsToldGoesThrough(Limit limit) {
        Limiter limiter = limiter(LimitSettings.defaults());
        for (int i = 0; i < limit.rate().burst(); i++) {
            assertEquals(Optional.empty(), limiter.take(limit, ADA), limit + " " + i);
        }
        Duration wait = limiter.take(limit, ADA).orElseThrow();
        assertEquals(limit.rate().each(), wait);
        assertEquals(wait, limiter.take(limit, ADA).orElseThrow());
        assertEquals(Optional.empty(), limiter.take(limit, BEN));
        nanos.addAndGet(wait.toNanos() - 1);
        assertTrue(limiter.take(limit, ADA).isPresent());
        nanos.addAndGet(2);
        assertEquals(Optional.empty(), limiter.take(limit, ADA));
        assertTrue(limiter.take(limit, ADA).isPresent());
    }

    @Test
    void sweepingForgetsOnlyWhoHasNothingToWaitFor() {
        Limiter limiter =
                limiter(
                        LimitSettings.defaults()
                                .with(Limit.JOIN, new Rate(1, Duration.ofSeconds(1))));
        assertEquals(Optional.empty(), limiter.take(Limit.JOIN, ADA));
        limiter.sweep();
        assertTrue(limiter.take(Limit.JOIN, ADA).isPresent());
        nanos.addAndGet(1_000_000_000);
        limiter.sweep();
        assertEquals(Optional.empty(), limiter.take(Limit.JOIN, ADA));
    }

    @Test
    void theCommandLineWinsOverTheFileAndTheFileOverTheDefaults() {
        LimitSettings file =
                LimitSettings.defaults()
                        .withJson(
                                "{\"limits\":{\"send\":\"7/0.5\",\"join\":\"3/1\"}}"
                                        .getBytes(StandardCharsets.UTF_8));
        LimitSettings all = LimitSettings.defaults().with("join=9/2").over(file);
        assertEquals(new Rate(7, Duration.ofSeconds(2)), all.rate(Limit.SEND));
        assertEquals(new Rate(9, Duration.ofMillis(500)), all.rate(Limit.JOIN));
        assertEquals(Limit.HELLO.rate(), all.rate(Limit.HELLO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "send",
                "send=",
                "=1/1",
                "send=1",
                "send=1/",
                "send=/1",
                "send=0/1",
                "send=-1/1",
                "send=1/0",
                "send=1/-1",
                "send=1/NaN",
                "send=1/Infinity",
                "send=x/y",
                "SEND=1/1",
                "send=1/1/1"
            })
    void nonsenseIsRefused(String assignment) {
        assertThrows(MalformedException.class, () -> LimitSettings.defaults().with(assignment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"limits\":[]}",
                "{\"limits\":{\"x\":\"1/1\"}}",
                "{\"limits\":{\"send\":1}}",
                "{\"limits\":{},\"more\":1}"
            })
    void filesOfNonsenseAreRefused(String document) {
        assertThrows(
                MalformedException.class,
                () -> LimitSettings.defaults().withJson(document.getBytes(StandardCharsets.UTF_8)));
    }
}
