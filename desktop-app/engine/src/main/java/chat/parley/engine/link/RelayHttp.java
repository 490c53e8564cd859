package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Join;
import chat.parley.model.http.Joined;
import chat.parley.model.http.Member;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.SignedProfile;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The relay's HTTP interface, one method for each route. Every method blocks, so call it from a virtual
 * thread; it throws a {@link ProblemException} where the relay said no and a {@link ParleyException}
 * (RELAY_UNREACHABLE, RELAY_KEY_WRONG) where there is no relay to say anything. Thread-safe.
 */
public final class RelayHttp implements AutoCloseable {

    private final RelayTrust trust;
    private final Sessions sessions;
    private final PinnedTls tls;
    private final HttpClient client;

    public RelayHttp(RelayTrust trust, Sessions sessions) {
        this.trust = trust;
        this.sessions = sessions;
        this.tls = trust.tls();
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(trust.times().connect())
                        .sslContext(tls.context())
                        .sslParameters(tls.parameters())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /** Redeems an invite; needs no token. */
    public Joined join(Join join) throws ParleyException, ProblemException {
        return call("POST", "/v1/accounts", Optional.of(join), false, Joined.class);
    }

    public PreKeyCount putPreKeys(PreKeyUpload upload) throws ParleyException, ProblemException {
        return call("PUT", "/v1/prekeys", Optional.of(upload), true, PreKeyCount.class);
    }

    public PreKeyCount preKeyCount() throws ParleyException, ProblemException {
        return call("GET", "/v1/prekeys", Optional.empty(), true, PreKeyCount.class);
    }

    public PreKeyOffer preKeyOffer(AccountId account, DeviceId device)
            throws ParleyException, ProblemException {
        String path = "/v1/prekeys/" + account.text() + "/" + device.text();
        PreKeyOffer offer = call("GET", path, Optional.empty(), true, PreKeyOffer.class);
        if (!offer.device().equals(device)) {
            throw new ParleyException(Trouble.REFUSED);
        }
        return offer;
    }

    public void putProfile(SignedProfile profile) throws ParleyException, ProblemException {
        exchange("PUT", "/v1/profile", Optional.of(profile), true);
    }

    /** Members behind {@code after}, in the order of their ids. */
    public DirectoryPage directory(Optional<AccountId> after, int limit)
            throws ParleyException, ProblemException {
        String from = after.map(account -> "&after=" + account.text()).orElse("");
        return call(
                "GET",
                "/v1/directory?limit=" + limit + from,
                Optional.empty(),
                true,
                DirectoryPage.class);
    }

    /** Empty where nobody has the handle. */
    public Optional<Member> member(Handle handle) throws ParleyException, ProblemException {
        String name = URLEncoder.encode(handle.value(), StandardCharsets.UTF_8);
        try {
            return Optional.of(
                    call("GET", "/v1/directory/" + name, Optional.empty(), true, Member.class));
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T call(
            String method, String path, Optional<Object> body, boolean asSomebody, Class<T> type)
            throws ParleyException, ProblemException {
        byte[] answer = exchange(method, path, body, asSomebody);
        try {
            return Json.read(answer, type);
        } catch (MalformedException e) {
            throw new ParleyException(Trouble.REFUSED, e);
        }
    }

    private byte[] exchange(String method, String path, Optional<Object> body, boolean asSomebody)
            throws ParleyException, ProblemException {
        byte[] document = body.map(Json::write).orElseGet(() -> new byte[0]);
        if (!asSomebody) {
            return once(method, path, document, Optional.empty());
        }
        Optional<Bytes> token = sessions.token();
        try {
            Bytes used = token.isPresent() ? token.get() : sessions.renewed();
            return once(method, path, document, Optional.of(used));
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.UNAUTHENTICATED || token.isEmpty()) {
                throw e;
            }
            return once(method, path, document, Optional.of(sessions.renewed())); // it ran out
        }
    }

    private byte[] once(String method, String path, byte[] document, Optional<Bytes> token)
            throws ParleyException, ProblemException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(trust.uri(path))
                        .method(
                                method,
                                document.length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(document));
        if (document.length > 0) {
            request.header("Content-Type", "application/json");
        }
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value.base64()));
        return taken(answer(request.build()));
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws ParleyException {
        try {
            trust.known();
            try {
                return HttpExchange.run(client, request, trust.times().connect());
            } catch (IOException e) {
                if (tls.takeRefused().isEmpty()) {
                    throw e;
                }
                // The handshake ended before anything was sent: the card may name a new TLS key by
                // now.
                trust.refresh();
                return HttpExchange.run(client, request, trust.times().connect());
            }
        } catch (RelayKeyWrongException e) {
            throw ParleyException.keyWrong(e.seen());
        } catch (IOException e) {
            Optional<Bytes> seen = tls.takeRefused();
            throw seen.isPresent()
                    ? ParleyException.keyWrong(seen.get())
                    : new ParleyException(Trouble.RELAY_UNREACHABLE, e);
        }
    }

    private static byte[] taken(HttpResponse<byte[]> answer) throws ProblemException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return answer.body();
        }
        Optional<Duration> header = HttpExchange.retryAfter(answer);
        try {
            Problem problem = Json.read(answer.body(), Problem.class);
            throw new ProblemException(
                    problem.code(),
                    problem.retryAfterMs()
                            .map(ms -> HttpExchange.bounded(Duration.ofMillis(ms)))
                            .or(() -> header));
        } catch (MalformedException e) {
            // Of a proxy, or of a newer relay: the status says enough.
            throw new ProblemException(code(status), header);
        }
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 400 -> ProblemCode.MALFORMED;
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 413 -> ProblemCode.TOO_LARGE;
            case 429 -> ProblemCode.RATE_LIMITED;
            default -> status >= 500 ? ProblemCode.UNAVAILABLE : ProblemCode.FORBIDDEN;
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
