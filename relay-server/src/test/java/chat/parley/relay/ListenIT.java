package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.log.RelayCard;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.model.wire.RelayFrame.Empty;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the relay listens, what it says of itself, and whom it takes for whom behind a proxy. */
class ListenIT {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir Path data;

    private static RelayCard card(RelayFixture relay) {
        return relay.http()
                .get("/.well-known/parley")
                .as(SignedRelayCard.class)
                .verified(relay.pin());
    }

    private static int join(RelayFixture relay, String... forwarded) {
        HttpRequest.Builder request = relay.http().request("/v1/accounts");
        for (String line : forwarded) {
            request.header("X-Forwarded-For", line);
        }
        return TestHttp.exchange(request.POST(BodyPublishers.ofByteArray(NOTHING))).status();
    }

    @Test
    void withoutTlsOnLoopback() {
        try (RelayFixture relay = new RelayFixture(data, config -> config.tls(false))) {
            assertTrue(relay.url().startsWith("http://127.0.0.1:"));
            assertEquals(List.of(), card(relay).tlsKeys());
            try (TestSocket socket = relay.connect(relay.join("ada"))) {
                socket.next(Empty.class);
            }
        }
        assertThrows(
                RelayException.class,
                () -> Relay.start(RelayConfig.local(data).tls(false).listen("0.0.0.0", 0)));
    }

    @Test
    void onIpv6() {
        try (RelayFixture relay = new RelayFixture(data, config -> config.listen("[::1]", 0))) {
            assertTrue(relay.url().startsWith("https://[::1]:"), relay.url());
            assertEquals(200, relay.http().get("/health").status());
        }
    }

    @Test
    void invitesAndCardNameWhatClientsMeet() throws Exception {
        Path proxy = data.resolve("proxy");
        try (Relay other = Relay.start(RelayConfig.local(proxy))) {
            assertTrue(other.url().startsWith("https://"));
        }
        Path certificate = proxy.resolve("tls-cert.pem");
        assertTrue(Files.exists(certificate));
        Optional<String> url = Optional.of("https://relay.example.org");
        try (RelayFixture relay =
                new RelayFixture(
                        data.resolve("relay"),
                        config ->
                                config.proxy(true, url, List.of(certificate))
                                        .named("Example Ltd"))) {
            var link = relay.relay().invites(1).getFirst();
            assertEquals("https://relay.example.org:443", link.relay().url());
            assertEquals(relay.pin(), link.pin());
        }
        RelayException missing =
                assertThrows(
                        RelayException.class,
                        () ->
                                Relay.start(
                                        RelayConfig.local(data.resolve("relay"))
                                                .proxy(
                                                        true,
                                                        url,
                                                        List.of(data.resolve("nothing.pem")))));
        assertTrue(missing.getMessage().contains("cannot be read"), missing.getMessage());
        // Whatever failed has been closed again.
        try (RelayFixture relay =
                new RelayFixture(
                        data.resolve("relay"),
                        config -> config.proxy(false, Optional.empty(), List.of(certificate)))) {
            assertEquals(2, card(relay).tlsKeys().size());
            assertEquals("Parley", card(relay).name());
        }
    }

    @Test
    void behindAProxyItsLastWordCounts() {
        try (RelayFixture relay =
                new RelayFixture(
                        data,
                        config -> config.proxy(true, Optional.empty(), List.of()).tls(false))) {
            for (int i = 0; i < 20; i++) {
                assertEquals(400, join(relay, "10.9.9." + i + ", 203.0.113.7"));
            }
            assertEquals(429, join(relay, "10.1.1.1, 203.0.113.7"));
            assertEquals(400, join(relay, "203.0.113.8"));
            for (int i = 0; i < 20; i++) {
                assertEquals(400, join(relay, "2001:db8:1:2::" + i));
            }
            assertEquals(429, join(relay, "2001:db8:1:2:ffff::1"), "the same network");
            assertEquals(400, join(relay, "2001:db8:1:3::1"));
        }
    }

    @Test
    void aProxyThatAddsALineOfItsOwnHasTheLastWordToo() {
        try (RelayFixture relay =
                new RelayFixture(
                        data,
                        config -> config.proxy(true, Optional.empty(), List.of()).tls(false))) {
            for (int i = 0; i < 20; i++) {
                assertEquals(400, join(relay, "10.9.9." + i, "10.9.8." + i + ", 203.0.113.7"));
            }
            assertEquals(429, join(relay, "10.1.1.1", "203.0.113.7"));
            assertEquals(400, join(relay, "203.0.113.7", "203.0.113.8"));
        }
    }

    @Test
    void withoutAProxyNobodyIsBelieved() {
        try (RelayFixture relay = new RelayFixture(data)) {
            for (int i = 0; i < 20; i++) {
                assertEquals(400, join(relay, "203.0.113." + i));
            }
            assertEquals(429, join(relay, "203.0.113.99"));
        }
    }

    @Test
    void anInviteCannotBeMintedByTheHundredThousand() {
        try (RelayFixture relay = new RelayFixture(data)) {
            assertThrows(MalformedException.class, () -> relay.relay().invites(1001));
            assertEquals(1000, relay.relay().invites(1000).size());
        }
    }
}
