package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Json;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.relay.limits.LimitSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What every route says to a body that no client would send: a typed refusal, never a failure. */
class HostileBodiesIT {
    @TempDir static Path data;

    private static final Set<String> OPTIONAL = Set.of("signed", "lastResortKyber");

    private static RelayFixture relay;
    private static TestDevice ada;
    private static TestHttp http;

    @BeforeAll
    static void start() {
        relay = new RelayFixture(data, config -> config.limits(LimitSettings.none()));
        ada = relay.join("ada");
        http = relay.httpAs(ada);
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    /** Ways to spoil a good body. */
    private static Map<String, byte[]> spoiled(Object good) {
        String text = new String(Json.write(good), StandardCharsets.UTF_8);
        String first = text.substring(text.indexOf('"') + 1, text.indexOf("\":"));
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("empty", new byte[0]);
        bodies.put("nothing", utf8("null"));
        bodies.put("no fields", utf8("{}"));
        bodies.put("a list", utf8("[]"));
        bodies.put("a text", utf8("\"text\""));
        bodies.put("truncated", utf8(text.substring(0, text.length() - 1)));
        bodies.put("trailing", utf8(text + " {}"));
        bodies.put("unknown field", utf8("{\"more\":1," + text.substring(1)));
        bodies.put("a field twice", utf8("{\"" + first + "\":null," + text.substring(1)));
        bodies.put("wrong type", utf8("{\"" + first + "\":{\"a\":[true]}}"));
        bodies.put("deep", utf8("[".repeat(1000) + "]".repeat(1000)));
        bodies.put(
                "deep inside", utf8("{\"" + first + "\":" + "[".repeat(50) + "]".repeat(50) + "}"));
        byte[] badUtf8 = utf8(text);
        badUtf8[text.indexOf("\":") + 3] = (byte) 0xC0;
        bodies.put("bad UTF-8", badUtf8);
        bodies.put("a byte order mark", utf8("\uFEFF" + text));
        bodies.put("UTF-16", text.getBytes(StandardCharsets.UTF_16));
        bodies.put("a lone surrogate", utf8("{\"" + first + "\":\"\\ud800\"}"));
        bodies.put("random", TestDevice.random(500).toArray());
        Map<?, ?> fields = new JsonMapper().readValue(text, Map.class);
        for (Object field : fields.keySet()) {
            Map<Object, Object> bad = new LinkedHashMap<>(fields);
            bad.put(field, Map.of("x", List.of(true)));
            bodies.put(field + " of another type", Json.write(bad));
            if (!OPTIONAL.contains(field)) {
                bad.put(field, null);
                bodies.put(field + " null", Json.write(bad));
                bad.remove(field);
                bodies.put(field + " missing", Json.write(bad));
            }
        }
        return bodies;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(String what, TestHttp.Answer answer) {
        assertTrue(answer.status() == 400 || answer.status() == 422, what + answer.text());
        assertEquals(
                Problem.MEDIA_TYPE,
                answer.response().headers().firstValue("Content-Type").orElseThrow(),
                what);
        assertTrue(
                answer.problem() == ProblemCode.MALFORMED
                        || answer.problem() == ProblemCode.LOG_REFUSED,
                what);
    }

    @Test
    void joins() {
        spoiled(TestDevice.fresh().join(relay.token(), "somebody"))
                .forEach((what, body) -> assertRefused(what, http.post("/v1/accounts", body)));
    }

    @Test
    void preKeyUploads() {
        spoiled(TestDevice.preKeys(1, 3, 3))
                .forEach((what, body) -> assertRefused(what, http.put("/v1/prekeys", body)));
    }

    @Test
    void profiles() {
        spoiled(ada.profile(5, "ada"))
                .forEach((what, body) -> assertRefused(what, http.put("/v1/profile", body)));
    }

    @Test
    void oversizedBodies() {
        for (String path : new String[] {"/v1/prekeys", "/v1/profile"}) {
            byte[] huge = new byte[300 * 1024];
            Arrays.fill(huge, (byte) ' ');
            assertEquals(ProblemCode.TOO_LARGE, http.put(path, huge).problem(), path);
            // The same without saying how long it is.
            var chunked =
                    TestHttp.exchange(
                            http.request(path)
                                    .PUT(
                                            BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(huge))));
            assertEquals(ProblemCode.TOO_LARGE, chunked.problem(), path);
        }
    }

    @Test
    void pathsAndMethods() {
        assertEquals(ProblemCode.NOT_FOUND, http.get("/").problem());
        assertEquals(ProblemCode.NOT_FOUND, http.get("/v1/nothing").problem());
        assertEquals(
                ProblemCode.METHOD_NOT_ALLOWED,
                http.post("/v1/prekeys", TestDevice.preKeys(1, 1, 1)).problem());
        assertEquals(ProblemCode.MALFORMED, http.get("/v1/directory/%00").problem());
        for (String path :
                new String[] {"/v1/../v1/directory", "/v1/directory;x=1", "//v1/directory"}) {
            assertTrue(http.get(path).status() >= 400 || path.contains(";"), path);
        }
    }

    @Test
    void requestsThatAreNone() throws IOException {
        for (String request :
                new String[] {
                    "GET /v1/directory/%zz HTTP/1.1\r\nHost: relay\r\n\r\n",
                    "GET /secret-word HTTP/9.9\r\nHost: relay\r\n\r\n",
                    "secret-word\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: relay\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
                }) {
            String answer = raw(request);
            assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
            assertTrue(answer.contains("urn:parley:problem:"), answer);
            assertFalse(answer.contains("secret-word"), answer);
        }
    }

    private static String raw(String request) throws IOException {
        URI url = URI.create(relay.url());
        try (Socket socket =
                TestHttp.trusting().getSocketFactory().createSocket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[4096];
            int size = socket.getInputStream().readNBytes(answer, 0, 1);
            size += Math.max(0, socket.getInputStream().read(answer, 1, answer.length - 1));
            return new String(answer, 0, size, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void tokens() {
        for (String header :
                new String[] {
                    "Bearer",
                    "Bearer ",
                    "Bearer x",
                    "Basic YTpi",
                    "Bearer " + "A".repeat(43),
                    "Bearer " + "A".repeat(5000)
                }) {
            var answer =
                    TestHttp.exchange(
                            relay.http().request("/v1/prekeys").header("Authorization", header));
            assertEquals(ProblemCode.UNAUTHENTICATED, answer.problem(), header);
        }
    }

    @Test
    void answersSayNothingOfTheServer() {
        var headers = http.get("/health").response().headers().map();
        assertTrue(
                headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Server")),
                headers.toString());
    }
}
