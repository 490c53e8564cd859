package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.RelayCard;
import chat.parley.model.log.SignedRelayCard;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A relay by hand on loopback TLS: serves a card, answers HTTP as told, and plays a script on each
 * socket. Notes every request that reached it.
 */
@SuppressWarnings("ArrayRecordComponent") // a test holds them as they came
public final class FakeRelay implements AutoCloseable {
    /** A key and certificate for TLS, from the test resources. */
    public enum TlsKey {
        RELAY,
        OTHER
    }

    /** What the relay does with a socket after the upgrade; when it returns, the line is cut. */
    public interface Script {
        void play(FakeSocket socket) throws Exception;
    }

    /** A request as it came. */
    public record Request(String line, Map<String, String> headers, byte[] body) {
        public String path() {
            return line.split(" ", -1)[1];
        }
    }

    /** An answer; the body is of the content type {@code type}. */
    public record Response(int status, String type, byte[] body, Map<String, String> headers) {
        public static Response json(int status, Object body) {
            return new Response(status, "application/json", Json.write(body), Map.of());
        }
    }

    public final SigningKey identity = SigningKey.random(new SecureRandom());
    public final List<Request> requests = new CopyOnWriteArrayList<>();
    public volatile Function<Request, Response> card = request -> Response.json(200, signedCard());
    public volatile Function<Request, Response> http =
            request -> new Response(404, "text/plain", new byte[0], Map.of());
    public volatile Function<Request, Integer> upgrade = request -> 101;
    public volatile Script script = socket -> {};
    public volatile List<Bytes> tlsKeys;

    /** The key of the next handshakes. */
    public volatile TlsKey presented;

    private final String protocol;
    private final Map<TlsKey, SSLContext> contexts = new EnumMap<>(TlsKey.class);
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public FakeRelay() {
        this(TlsKey.RELAY, "TLSv1.3");
    }

    public FakeRelay(TlsKey key, String protocol) {
        this.presented = key;
        this.protocol = protocol;
        try {
            for (TlsKey one : TlsKey.values()) {
                KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
                keys.init(keyStore(one), "for-tests".toCharArray());
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                contexts.put(one, context);
            }
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        tlsKeys = List.of(hash(key));
        Thread.ofVirtual().name("fake-relay").start(this::accept);
    }

    private static KeyStore keyStore(TlsKey key) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        String name = key.name().toLowerCase(Locale.ROOT) + ".p12";
        try (InputStream in = FakeRelay.class.getResourceAsStream(name)) {
            store.load(in, "for-tests".toCharArray());
        }
        return store;
    }

    /** SHA-256 of the key's SubjectPublicKeyInfo. */
    public static Bytes hash(TlsKey key) {
        try {
            KeyStore store = keyStore(key);
            String alias = store.aliases().nextElement();
            return PinnedTls.keyHash((X509Certificate) store.getCertificate(alias));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public RelayAddress address() {
        return new RelayAddress("127.0.0.1", server.getLocalPort(), true);
    }

    public Bytes pin() {
        return Hashes.sha256(identity.publicKey());
    }

    public SignedRelayCard signedCard() {
        return SignedRelayCard.sign(
                new RelayCard(1, identity.publicKey(), "Test relay", tlsKeys, 1), identity);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                SSLContext context = contexts.get(presented);
                Thread.ofVirtual().start(() -> serve(socket, context));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket plain, SSLContext context) {
        try (SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, null, plain.getPort(), true)) {
            socket.setUseClientMode(false);
            socket.setEnabledProtocols(new String[] {protocol});
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                Request request = read(in);
                requests.add(request);
                if (request.path().equals("/v1/socket")) {
                    serveSocket(request, in, out);
                    return;
                }
                boolean wellKnown = request.path().equals("/.well-known/parley");
                write(out, (wellKnown ? card : http).apply(request));
            }
        } catch (Exception e) {
            // the other side went away, or a script said enough
        } finally {
            open.remove(plain);
        }
    }

    private void serveSocket(Request request, DataInputStream in, OutputStream out)
            throws Exception {
        int status = upgrade.apply(request);
        if (status != 101) {
            write(out, new Response(status, "text/plain", new byte[0], Map.of("Retry-After", "7")));
            in.readAllBytes(); // the client ends it
            return;
        }
        String key = request.headers().get("sec-websocket-key");
        byte[] accept =
                MessageDigest.getInstance("SHA-1")
                        .digest(
                                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII));
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection:"
                                + " Upgrade\r\nSec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(accept)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        script.play(new FakeSocket(in, out));
    }

    private static Request read(DataInputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = new byte[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        in.readFully(body);
        return new Request(line, headers, body);
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            char c = (char) in.readUnsignedByte();
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append(c);
            }
        }
    }

    private static void write(OutputStream out, Response response) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(response.status()).append(" Said\r\n");
        head.append("Content-Type: ").append(response.type()).append("\r\n");
        response.headers()
                .forEach(
                        (name, value) ->
                                head.append(name).append(": ").append(value).append("\r\n"));
        if (response.status() != 204) {
            head.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(response.body());
        out.flush();
    }

    /** Cuts every line that is open now. */
    public void cut() {
        open.forEach(
                socket -> {
                    try {
                        socket.close();
                    } catch (IOException e) {
                        // it was gone already
                    }
                });
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        cut();
    }
}
