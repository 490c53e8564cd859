package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.wire.Limits;
import chat.parley.model.wire.RelayFrame;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.RetryAfterException;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.client.ThreadPoolConfig;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientProperties;
import org.glassfish.tyrus.core.HandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket to the relay, over Tyrus. Frames are parsed where they arrive and wait in a bounded
 * queue; a relay that sends faster than they are handled is held back by TCP. Writing happens on a
 * virtual thread of its own, so nobody else waits for a slow line. Thread-safe.
 */
final class RelaySocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelaySocket.class);

    /** Twice what the relay may have under way to us. */
    private static final int ARRIVALS = 2 * Limits.WINDOW_MESSAGES;

    private static final int DEPARTURES = 1024;
    private static final int ABNORMAL = 1006;

    /** No frame is empty: this ends the writing. */
    private final byte[] end = new byte[0];

    private final ClientManager client;
    private final Predicate<RelayFrame> aside;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(ARRIVALS);
    private final BlockingQueue<byte[]> departures = new LinkedBlockingQueue<>(DEPARTURES);
    private volatile boolean closed;

    private RelaySocket(ClientManager client, Predicate<RelayFrame> aside) {
        this.client = client;
        this.aside = aside;
    }

    /**
     * Connects, without saying anything yet. Blocks.
     *
     * @param aside takes answers out of the order of the other frames, where they arrive
     */
    static RelaySocket connect(RelayTrust trust, Predicate<RelayFrame> aside)
            throws RelayKeyWrongException, IOException {
        PinnedTls tls = trust.tls();
        RelaySocket socket = new RelaySocket(client(tls, trust.times().connect()), aside);
        URI uri = URI.create(trust.address().url().replaceFirst("^http", "ws") + "/v1/socket");
        boolean connected = false;
        try {
            Session session = socket.open(uri, trust.times().connect());
            connected = true;
            Thread.ofVirtual().name("parley-link-writer").start(() -> socket.writeAll(session));
            return socket;
        } catch (DeploymentException | ExecutionException e) {
            Optional<Bytes> refused = tls.takeRefused();
            if (refused.isPresent()) {
                throw new RelayKeyWrongException(refused.get());
            }
            throw refusal(e);
        } catch (TimeoutException e) {
            throw new IOException("no handshake in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    private static ClientManager client(PinnedTls tls, Duration patience) {
        ClientManager client = ClientManager.createClient();
        client.setDefaultMaxBinaryMessageBufferSize(Limits.FRAME);
        client.setDefaultMaxTextMessageBufferSize(1);
        client.setDefaultMaxSessionIdleTimeout(0); // ours is better informed
        SslEngineConfigurator ssl = new SslEngineConfigurator(tls.context(), true, false, false);
        ssl.setEnabledProtocols(new String[] {PinnedTls.VERSION});
        ssl.setHostVerificationEnabled(false); // the key is what counts, and it is checked
        client.getProperties().put(ClientProperties.SSL_ENGINE_CONFIGURATOR, ssl);
        client.getProperties().put(ClientProperties.INCOMING_BUFFER_SIZE, 2 * Limits.FRAME);
        client.getProperties().put(ClientProperties.HANDSHAKE_TIMEOUT, (int) patience.toMillis());
        client.getProperties().put(ClientProperties.REDIRECT_ENABLED, false);
        client.getProperties().put(GrizzlyClientProperties.SELECTOR_THREAD_POOL_CONFIG, threads());
        client.getProperties().put(GrizzlyClientProperties.WORKER_THREAD_POOL_CONFIG, threads());
        return client;
    }

    /** As few as Grizzly allows. */
    private static ThreadPoolConfig threads() {
        return ThreadPoolConfig.defaultConfig()
                .setPoolName("parley-link")
                .setDaemon(true)
                .setCorePoolSize(1)
                .setMaxPoolSize(3);
    }

    private Session open(URI uri, Duration patience)
            throws DeploymentException, ExecutionException, TimeoutException, InterruptedException {
        Future<Session> session =
                client.asyncConnectToServer(
                        new Ears(),
                        ClientEndpointConfig.Builder.create().configurator(new NoOrigin()).build(),
                        uri);
        return session.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tyrus names an origin as browsers do; the relay refuses whatever comes from a web page. */
    private static final class NoOrigin extends ClientEndpointConfig.Configurator {
        @Override
        public void beforeRequest(Map<String, List<String>> headers) {
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("Origin"));
        }
    }

    private static IOException refusal(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetryAfterException later && later.getDelay() != null) {
                return new RelayBusyException(
                        503, HttpExchange.bounded(Duration.ofSeconds(later.getDelay())));
            }
            if (cause instanceof HandshakeException handshake
                    && (handshake.getHttpStatusCode() == 429
                            || handshake.getHttpStatusCode() >= 500)) {
                return new RelayBusyException(handshake.getHttpStatusCode(), Duration.ZERO);
            }
        }
        return new IOException("no socket", e);
    }

    /** What Tyrus calls on its own threads, one call at a time. */
    private final class Ears extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(
                    byte[].class, (MessageHandler.Whole<byte[]>) RelaySocket.this::heard);
            session.addMessageHandler(
                    String.class,
                    (MessageHandler.Whole<String>) text -> arrive(new Arrival.Garbage("text")));
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            arrive(new Arrival.Closed(reason.getCloseCode().getCode()));
        }

        @Override
        public void onError(Session session, Throwable problem) {
            // Its message may quote what came; the kind of it is enough.
            LOG.debug("socket error: {}", problem.getClass().getSimpleName());
            arrive(new Arrival.Garbage("socket error"));
        }
    }

    private void heard(byte[] bytes) {
        try {
            RelayFrame frame = RelayFrame.read(bytes);
            if (!aside.test(frame)) {
                arrive(new Arrival.Frame(frame));
            }
        } catch (MalformedException e) {
            arrive(new Arrival.Garbage(String.valueOf(e.getMessage())));
        }
    }

    private void arrive(Arrival arrival) {
        try {
            while (!closed && !arrivals.offer(arrival, 1, TimeUnit.SECONDS)) {
                LOG.debug("frames arrive faster than they are handled");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what happens next, at most {@code patience}. */
    Arrival next(Duration patience) throws InterruptedException {
        Arrival arrival = arrivals.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        if (arrival != null) {
            return arrival;
        }
        return closed ? new Arrival.Closed(ABNORMAL) : new Arrival.Silence(patience);
    }

    /** Puts {@code frame} behind what waits to be written; false if so much waits that the line is dead. */
    boolean write(byte[] frame) {
        return !closed && departures.offer(frame);
    }

    private void writeAll(Session session) {
        try {
            for (byte[] frame = departures.take(); frame.length > 0; frame = departures.take()) {
                session.getBasicRemote().sendBinary(ByteBuffer.wrap(frame));
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("writing ended: {}", e.getClass().getSimpleName());
            arrive(new Arrival.Closed(ABNORMAL));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            shut(session);
        }
    }

    private void shut(Session session) {
        try {
            session.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("closing failed: {}", e.getClass().getSimpleName());
        } finally {
            client.shutdown();
        }
    }

    /** Writes what waits, says goodbye and ends; returns at once. */
    @Override
    public void close() {
        closed = true;
        // Whoever waits for frames learns of it now; who is busy with some, when they are handled.
        var _ = arrivals.offer(new Arrival.Closed(ABNORMAL));
        if (!departures.offer(end)) {
            departures.clear();
            departures.add(end);
        }
    }
}
