package chat.parley.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.link.FakeRelay.Response;
import chat.parley.engine.link.FakeRelay.TlsKey;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RelayHttpTest {
    private static final Bytes OLD = Bytes.of(new byte[32]);
    private static final Bytes NEW = ones();
    private static final LinkTimes TIMES =
            new LinkTimes(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));

    private final FakeRelay relay = new FakeRelay();
    private final TwoTokens tokens = new TwoTokens();
    private final RelayHttp http =
            new RelayHttp(new RelayTrust(relay.address(), relay.pin(), TIMES), tokens);

    private static Bytes ones() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 1);
        return Bytes.of(ones);
    }

    /** A token that the relay no longer takes, and the next one. */
    private static final class TwoTokens implements Sessions {
        private Optional<Bytes> present = Optional.of(OLD);

        @Override
        public Optional<Bytes> token() {
            return present;
        }

        @Override
        public Bytes renewed() {
            present = Optional.of(NEW);
            return NEW;
        }
    }

    @AfterEach
    void closeEverything() {
        http.close();
        relay.close();
    }

    private ProblemException refused(Response response) {
        relay.http = request -> response;
        return assertThrows(ProblemException.class, http::preKeyCount);
    }

    private static Response problem(ProblemCode code, Optional<Long> retryAfterMs) {
        return Response.json(code.status(), Problem.of(code, "Said so.", retryAfterMs));
    }

    private ParleyException failed(Response response) {
        relay.http = request -> response;
        return assertThrows(ParleyException.class, http::preKeyCount);
    }

    @Test
    void routesAreAskedAsTheContractSays() throws Exception {
        AccountId account = new AccountId(NEW);
        DeviceId device = DeviceId.of(UUID.randomUUID());
        relay.http = request -> Response.json(200, new PreKeyCount(7, 8));
        assertEquals(new PreKeyCount(7, 8), http.preKeyCount());
        assertEquals("Bearer " + OLD.base64(), last().headers().get("authorization"));
        relay.http = request -> Response.json(200, new DirectoryPage(List.of(), Optional.empty()));
        assertTrue(http.directory(Optional.of(account), 200).members().isEmpty());
        assertEquals("/v1/directory?limit=200&after=" + account.text(), last().path());
        relay.http = request -> problem(ProblemCode.NOT_FOUND, Optional.empty());
        assertEquals(Optional.empty(), http.member(Handle.typed("käthe")));
        assertEquals("/v1/directory/k%C3%A4the", last().path());
        assertThrows(ProblemException.class, () -> http.preKeyOffer(account, device));
        assertEquals("/v1/prekeys/" + account.text() + "/" + device.text(), last().path());
    }

    private FakeRelay.Request last() {
        return relay.requests.getLast();
    }

    @Test
    void tokenThatRanOutIsRenewedOnce() throws Exception {
        relay.http =
                request ->
                        request.headers().get("authorization").equals("Bearer " + NEW.base64())
                                ? Response.json(200, new PreKeyCount(1, 2))
                                : problem(ProblemCode.UNAUTHENTICATED, Optional.empty());
        assertEquals(new PreKeyCount(1, 2), http.preKeyCount());
        relay.http = request -> problem(ProblemCode.UNAUTHENTICATED, Optional.empty());
        int before = relay.requests.size();
        assertEquals(
                Trouble.SIGNED_OUT,
                assertThrows(ProblemException.class, http::preKeyCount).toParley().trouble());
        assertEquals(before + 2, relay.requests.size());
    }

    @Test
    void problemsKeepTheirCodeAndWhenToComeAgain() {
        ProblemException taken = refused(problem(ProblemCode.HANDLE_TAKEN, Optional.empty()));
        assertEquals(ProblemCode.HANDLE_TAKEN, taken.code());
        assertEquals(Trouble.HANDLE_TAKEN, taken.toParley().trouble());
        ProblemException busy = refused(problem(ProblemCode.RATE_LIMITED, Optional.of(1500L)));
        assertEquals(Optional.of(Duration.ofMillis(1500)), busy.retryAfter());
        assertEquals(
                Optional.of(Duration.ofHours(1)),
                refused(problem(ProblemCode.RATE_LIMITED, Optional.of(Long.MAX_VALUE)))
                        .retryAfter());
        assertEquals(
                Optional.of(Duration.ZERO),
                refused(problem(ProblemCode.RATE_LIMITED, Optional.of(-5L))).retryAfter());
        ProblemException proxy =
                refused(
                        new Response(
                                503,
                                "text/html",
                                "<html>".getBytes(StandardCharsets.UTF_8),
                                Map.of("Retry-After", "30")));
        assertEquals(ProblemCode.UNAVAILABLE, proxy.code());
        assertEquals(Optional.of(Duration.ofSeconds(30)), proxy.retryAfter());
        assertEquals(Trouble.RELAY_UNREACHABLE, proxy.toParley().trouble());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{}",
                "{\"ec\":1}",
                "{\"ec\":1,\"kyber\":2,\"more\":3}",
                "{\"ec\":1,\"ec\":1,\"kyber\":2}",
                "{\"ec\":\"1\",\"kyber\":2}",
                "{\"ec\":1.5,\"kyber\":2}",
                "{\"ec\":null,\"kyber\":2}",
                "{\"ec\":1,\"kyber\":99999999999999999999999999}",
                "{\"ec\":1,\"kyber\":2} {}",
                "{\"ec\":[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]],\"kyber\":2}"
            })
    void hostileAnswersAreRefused(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Response answer = new Response(200, "application/json", bytes, Map.of());
        assertEquals(Trouble.REFUSED, failed(answer).trouble());
        // The same as a problem body: the status counts.
        assertEquals(
                ProblemCode.FORBIDDEN,
                refused(new Response(403, Problem.MEDIA_TYPE, bytes, Map.of())).code());
    }

    @Test
    void badUtf8AndOversizedAnswersAreRefused() {
        byte[] badUtf8 = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
        assertEquals(
                Trouble.REFUSED,
                failed(new Response(200, "application/json", badUtf8, Map.of())).trouble());
        byte[] huge = new byte[300 * 1024];
        Arrays.fill(huge, (byte) ' ');
        assertEquals(
                Trouble.RELAY_UNREACHABLE,
                failed(new Response(200, "application/json", huge, Map.of())).trouble());
    }

    @Test
    void redirectsAreNotFollowed() {
        assertEquals(
                ProblemCode.FORBIDDEN,
                refused(
                                new Response(
                                        302,
                                        "text/plain",
                                        new byte[0],
                                        Map.of("Location", "https://127.0.0.1:1/")))
                        .code());
    }

    @Test
    void wrongPinMeansThatNothingButTheCardIsAskedFor() {
        try (RelayHttp wrong = new RelayHttp(new RelayTrust(relay.address(), NEW, TIMES), tokens)) {
            ParleyException e = assertThrows(ParleyException.class, wrong::preKeyCount);
            assertEquals(Trouble.RELAY_KEY_WRONG, e.trouble());
            assertEquals(Optional.of(relay.pin()), e.seenKey());
        }
        assertTrue(relay.requests.stream().allMatch(r -> r.path().equals("/.well-known/parley")));
    }

    @Test
    void newTlsKeyIsFoundOnTheNewCardAndAStrangersIsNot() throws Exception {
        relay.http = request -> Response.json(200, new PreKeyCount(1, 2));
        assertEquals(new PreKeyCount(1, 2), http.preKeyCount());
        relay.presented = TlsKey.OTHER;
        relay.cut();
        ParleyException e = assertThrows(ParleyException.class, http::preKeyCount);
        assertEquals(Trouble.RELAY_KEY_WRONG, e.trouble());
        assertEquals(Optional.of(FakeRelay.hash(TlsKey.OTHER)), e.seenKey());
        relay.tlsKeys = List.of(FakeRelay.hash(TlsKey.RELAY), FakeRelay.hash(TlsKey.OTHER));
        assertEquals(new PreKeyCount(1, 2), http.preKeyCount());
    }

    @Test
    void unreachableRelayIsSaid() {
        relay.close();
        assertEquals(
                Trouble.RELAY_UNREACHABLE,
                assertThrows(ParleyException.class, http::preKeyCount).trouble());
    }

    @Test
    void previewShowsTheNameAndSendsNothingElse() throws Exception {
        InviteLink link = new InviteLink(relay.address(), relay.pin(), NEW);
        assertEquals(
                new RelayPreview("Test relay", relay.address(), relay.pin()),
                RelayTrust.preview(link, TIMES));
        assertEquals(1, relay.requests.size());
        assertFalse(relay.requests.getFirst().headers().containsKey("authorization"));
        InviteLink wrong = new InviteLink(relay.address(), NEW, NEW);
        ParleyException e =
                assertThrows(ParleyException.class, () -> RelayTrust.preview(wrong, TIMES));
        assertEquals(Optional.of(relay.pin()), e.seenKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"card\":\"\",\"sig\":\"\"}",
                "{\"card\":\"AA\",\"sig\":\"AA\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "null"
            })
    void hostileCardsAreNoRelay(String body) {
        relay.card =
                request ->
                        new Response(
                                200,
                                "application/json",
                                body.getBytes(StandardCharsets.UTF_8),
                                Map.of());
        ParleyException e = assertThrows(ParleyException.class, http::preKeyCount);
        assertEquals(Trouble.RELAY_KEY_WRONG, e.trouble());
        assertEquals(Optional.of(FakeRelay.hash(TlsKey.RELAY)), e.seenKey());
    }
}
