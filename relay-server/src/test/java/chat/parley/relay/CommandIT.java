package chat.parley.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.RelayFrame.Accepted;
import chat.parley.model.wire.RelayFrame.Empty;
import chat.parley.relay.RelayProcess.Finished;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, in processes of its own. */
class CommandIT {
    @TempDir Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("relay.log");
    }

    @Test
    void servesInvitesAndStopsAndLeavesNoSecretReadable() throws IOException {
        List<Bytes> secrets = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Bytes pin;
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            pin = relay.pin();
            assertTrue(relay.ready().startMs() > 0);
            List<InviteLink> links = relay.invites(data(), 3);
            assertEquals(3, links.size());
            TestHttp http = new TestHttp(relay.url());
            TestDevice ada = TestDevice.fresh();
            TestDevice ben = TestDevice.fresh();
            ada.join(http, links.get(0).token(), "adalovelace");
            ben.join(http, links.get(1).token(), "benbenson");
            links.forEach(link -> secrets.add(link.token()));
            words.addAll(List.of("adalovelace", "benbenson", "127.0.0.1"));
            try (TestSocket adas = TestSocket.open(relay.url())) {
                var session = adas.hello(ada, relay.pin()).session();
                secrets.add(session.token());
                adas.next(Empty.class);
                adas.send(ada.send(ben, 500));
                adas.next(Accepted.class);
                http.as(session.token()).get("/v1/directory/benbenson");
                http.get("/v1/directory/adalovelace");
                http.post("/v1/accounts", "rubbish".getBytes(StandardCharsets.UTF_8));
                assertEquals(143, relay.stop());
                assertEquals(CloseCode.RESTART.code(), adas.closeCode());
            }
            assertEquals(List.of(), relay.restOfOutput());
        }
        assertNothingOf(secrets, words);

        // What is kept is found again, and a stopped relay's invites work too.
        Finished minted = RelayProcess.run(folder, "invite", "--data", data().toString());
        assertEquals(0, minted.code(), minted.err());
        assertEquals(1, minted.lines().size());
        InviteLink link = InviteLink.parse(minted.lines().getFirst());
        assertEquals(pin, link.pin());
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            assertEquals(pin, relay.pin());
            TestDevice.fresh().join(new TestHttp(relay.url()), link.token(), "cleo");
        }
    }

    /** No secret in any file or in the log; no name or address in the log. */
    private void assertNothingOf(List<Bytes> secrets, List<String> words) throws IOException {
        String log = Files.readString(log());
        assertTrue(log.lines().count() > 3);
        log.lines()
                .forEach(
                        line ->
                                Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class)
                                        .get("message"));
        words.forEach(word -> assertFalse(log.contains(word), word + " is in " + log));
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files =
                    all.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("out"))
                            .toList();
        }
        assertTrue(files.size() >= 6);
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            for (Bytes secret : secrets) {
                for (byte[] form :
                        List.of(
                                secret.toArray(),
                                secret.base64().getBytes(StandardCharsets.UTF_8),
                                secret.hex().getBytes(StandardCharsets.UTF_8))) {
                    assertEquals(-1, find(content, form), "a token is in " + file);
                }
            }
        }
    }

    private static int find(byte[] content, byte[] wanted) {
        for (int i = 0; i + wanted.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void everythingIsItsOwnersOnly() throws IOException {
        try (RelayProcess relay = RelayProcess.serve(data(), log());
                Stream<Path> all = Files.walk(data())) {
            assertTrue(relay.ready().url().startsWith("https://127.0.0.1:"));
            for (Path each : all.toList()) {
                String permissions =
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
                assertTrue(permissions.endsWith("------"), each + " " + permissions);
            }
        }
    }

    @Test
    void saysBesideTheLinksWhatTheyAreFor() throws IOException {
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            assertSaidOf(3, 1);
            assertEquals(143, relay.stop());
        }
        assertSaidOf(2, 0);
    }

    private void assertSaidOf(int links, int admins) {
        Finished done =
                RelayProcess.run(
                        folder, "invite", "--data", data().toString(), "--count", "" + links);
        assertEquals(links, done.lines().stream().map(InviteLink::parse).count());
        List<String> said = done.err().lines().toList();
        assertEquals(links, said.size(), done.err());
        for (int i = 0; i < links; i++) {
            String role = i < admins ? "admin" : "member";
            assertTrue(
                    said.get(i)
                            .matches(
                                    "link "
                                            + (i + 1)
                                            + ": "
                                            + role
                                            + ", works once, until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC"),
                    said.get(i));
        }
    }

    @Test
    void noticesThatItsFolderWasPutBackOrIsToldSo() throws IOException {
        String notice = "this folder was restored";
        assertRefused(2, "no relay", "restored", "--data", data().toString());
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            assertRefused(
                    1, "already in use by another relay", "restored", "--data", data().toString());
            assertEquals(143, relay.stop());
        }
        serveAndStop();
        assertFalse(Files.readString(log()).contains(notice));
        assertEquals(0, RelayProcess.run(folder, "restored", "--data", data().toString()).code());
        serveAndStop();
        assertEquals(1, Files.readString(log()).split(notice, -1).length - 1);
        serveAndStop();
        assertEquals(1, Files.readString(log()).split(notice, -1).length - 1);
    }

    private void serveAndStop() {
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            assertEquals(143, relay.stop());
        }
    }

    @Test
    void theSocketFileWorksBelowALongPath() throws IOException {
        Path deep = folder.resolve("d".repeat(90)).resolve("e".repeat(90));
        Files.createDirectories(deep);
        try (RelayProcess relay = RelayProcess.serve(deep, log())) {
            assertEquals(2, relay.invites(deep, 2).size());
        }
    }

    @Test
    void theSocketFileRefusesNonsense() throws IOException {
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            for (String line :
                    List.of(
                            "\n",
                            "{}\n",
                            "{\"act\":\"shutdown\",\"count\":1,\"admin\":false}\n",
                            "{\"act\":\"invite\",\"count\":0,\"admin\":false}\n",
                            "{\"act\":\"invite\",\"count\":1001,\"admin\":false}\n",
                            "{\"act\":\"invite\",\"count\":\"1\",\"admin\":false}\n",
                            "{\"act\":\"invite\",\"count\":1,\"admin\":false,\"x\":1}\n",
                            "{\"act\":\"invite\",\"count\":1,\"admin\":false}{}\n",
                            "{\"act\":\"accounts close\"}\n",
                            "{\"act\":\"accounts close\",\"account\":null}\n",
                            "{\"act\":\"accounts close\",\"account\":[\"ada\"]}\n",
                            "{\"act\":\"devices revoke\",\"device\":\"1\"}\n",
                            "[\"accounts list\"]\n",
                            "\u0000\uffff\n",
                            "x".repeat(5000) + "\n",
                            "{\"act\":\"audit list\"" + " ".repeat(2000) + "}\n")) {
                assertTrue(ask(line).contains("\"code\":\"MALFORMED\""), line);
            }
            assertEquals(1, relay.invites(data(), 1).size());
        }
    }

    @Test
    void theSocketFileTakesNothingThatBrokeOff() throws IOException {
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            relay.invites(data(), 1);
            for (String line :
                    List.of(
                            "",
                            "{\"act\":\"invite\",\"cou",
                            "{\"act\":\"invite\",\"count\":7,\"admin\":false}")) {
                try (SocketChannel socket = admin()) {
                    socket.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                    socket.shutdownOutput();
                    assertTrue(read(socket).contains("MALFORMED"), line);
                }
                try (SocketChannel gone = admin()) {
                    gone.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                }
            }
            assertEquals(
                    1,
                    RelayProcess.run(folder, "invites", "list", "--data", data().toString())
                            .lines()
                            .size());
        }
    }

    private SocketChannel admin() throws IOException {
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        socket.connect(UnixDomainSocketAddress.of(data().resolve("admin").resolve("socket")));
        return socket;
    }

    private String ask(String line) throws IOException {
        try (SocketChannel socket = admin()) {
            socket.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            return read(socket);
        }
    }

    private static String read(SocketChannel socket) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(4096);
        socket.read(answer);
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
    }

    private void assertRefused(int code, String part, String... arguments) {
        Finished done = RelayProcess.run(folder, arguments);
        assertEquals(code, done.code(), done.err());
        assertTrue(done.err().contains(part), done.err());
        assertEquals("", done.out());
        if (code == 1) {
            assertEquals(1, done.err().lines().count(), done.err());
        }
    }

    @Test
    void whatCannotBeIsSaidInOneSentence() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(1, "cannot be written", "serve", "--data", file.resolve("below").toString());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    1,
                    "in use",
                    "serve",
                    "--data",
                    data().toString(),
                    "--listen",
                    "127.0.0.1:" + taken.getLocalPort());
        }
        try (RelayProcess relay = RelayProcess.serve(data(), log())) {
            assertRefused(
                    1,
                    "already in use by another relay",
                    "serve",
                    "--data",
                    data().toString(),
                    "--listen",
                    "127.0.0.1:0");
            assertEquals(1, relay.invites(data(), 1).size());
        }
        Files.writeString(data().resolve("limits.json"), "{\"limits\":{\"sned\":\"1/1\"}}");
        assertRefused(1, "there is no such limit", "serve", "--data", data().toString());
    }

    @Test
    void wrongUseIsSaidToBe() {
        String dir = data().toString();
        assertRefused(2, "--data", "serve");
        assertRefused(
                2, "loopback", "serve", "--data", dir, "--tls", "off", "--listen", "0.0.0.0:0");
        assertRefused(
                2,
                "--public-url",
                "serve",
                "--data",
                dir,
                "--tls",
                "off",
                "--behind-proxy",
                "--listen",
                "0.0.0.0:0");
        assertRefused(2, "on or off", "serve", "--data", dir, "--tls", "maybe");
        assertRefused(2, "HOST:PORT", "serve", "--data", dir, "--listen", "here");
        assertRefused(2, "no such limit", "serve", "--data", dir, "--limit", "x=1/1");
        assertRefused(
                2, "public URL", "serve", "--data", dir, "--public-url", "ftp://relay.example");
        assertRefused(2, "no relay", "invite", "--data", dir);
        assertRefused(2, "1 to 1,000", "invite", "--data", dir, "--count", "0");
        assertRefused(2, "no relay", "accounts", "list", "--data", dir);
        assertRefused(2, "ACCOUNT", "accounts", "close", "--data", dir);
        assertRefused(2, "--data", "devices", "revoke", "x");
        assertRefused(2, "Unknown option", "serve", "--data", dir, "--lissten", "x");
        assertRefused(2, "Missing required subcommand", "audit");
        assertRefused(2, "Missing required subcommand");
        assertFalse(Files.exists(data()));
    }
}
