package chat.parley.relay.live;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.Limits;
import chat.parley.model.wire.RelayFrame.Nonce;
import chat.parley.model.wire.RelayFrame.Welcome;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.Hellos;
import chat.parley.relay.http.Origins.Origin;
import chat.parley.relay.limits.Limit;
import chat.parley.relay.limits.Who;
import chat.parley.relay.mailbox.Mailboxes.Opened;
import chat.parley.relay.storage.StorageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket. Jetty calls it for one frame at a time, on a virtual thread, and only when it asked for the next; a
 * device that sends faster than its frames are worked off waits.
 */
public final class DeviceSocket implements Session.Listener {
    /** A hello is small; before it nobody gets more memory. */
    private static final int HELLO_MAX = 4 * 1024;

    private static final int FRAGMENTS = 16;

    /** A little over the limit is told so; far over it is cut off while it is still coming in. */
    private static final int SLACK = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(DeviceSocket.class);

    private final Origin origin;
    private final Services services;
    private final Connections connections;
    private final Nonce nonce;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int fragments;
    private @Nullable Session session;
    private @Nullable Outgoing outgoing;
    private volatile @Nullable Connection connection;
    private volatile long heardNanos = System.nanoTime();

    public DeviceSocket(Origin origin, Services services, Connections connections) {
        this.origin = origin;
        this.services = services;
        this.connections = connections;
        this.nonce = new Nonce(random(32), random(16));
    }

    private Bytes random(int size) {
        byte[] bytes = new byte[size];
        services.random().nextBytes(bytes);
        return Bytes.of(bytes);
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setAutoFragment(false);
        opened.setMaxFrameSize(HELLO_MAX);
        opened.setMaxBinaryMessageSize(Limits.FRAME + SLACK);
        opened.setMaxTextMessageSize(SLACK);
        // Only a safety net: our own deadline counts frames, not bytes.
        opened.setIdleTimeout(services.deadlines().idle().multipliedBy(2));
        Outgoing out = new Outgoing(new JettyWire(opened, services.timers()), services.threads());
        outgoing = out;
        Optional<Duration> wait = services.limiter().take(Limit.SOCKET, new Who.From(origin));
        if (wait.isPresent()) {
            out.close(CloseCode.RATE, retry(wait.get()));
            opened.demand();
            return;
        }
        out.send(nonce);
        after(services.deadlines().hello(), this::requireHello);
        after(services.deadlines().idle(), this::requireLife);
        opened.demand();
    }

    private static String retry(Duration wait) {
        return "retryMs=" + Math.max(1, wait.toMillis());
    }

    private void after(Duration wait, Runnable task) {
        var _ = services.timers().schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void requireHello() {
        if (connection == null) {
            close(CloseCode.HELLO_LATE, "no hello");
        }
    }

    private void requireLife() {
        Outgoing out = outgoing;
        if (out == null || out.closed()) {
            return;
        }
        Duration silent = Duration.ofNanos(System.nanoTime() - heardNanos);
        Duration idle = services.deadlines().idle();
        if (silent.compareTo(idle) >= 0) {
            out.close(StatusCode.SHUTDOWN, "idle");
        } else {
            after(idle.minus(silent).plusMillis(1), this::requireLife);
        }
    }

    @Override
    public void onWebSocketPartialText(String payload, boolean last) {
        close(CloseCode.MALFORMED, "binary frames only");
        demand();
    }

    /** Also after closing: the peer's own close has to be read. */
    private void demand() {
        Session open = session;
        if (open != null && open.isOpen()) {
            open.demand();
        }
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
        Outgoing out = outgoing;
        if (out == null || out.closed()) {
            callback.succeed();
            demand();
            return;
        }
        heardNanos = System.nanoTime();
        fragments++;
        if (fragments > FRAGMENTS || message.size() + payload.remaining() > Limits.FRAME) {
            callback.succeed();
            close(CloseCode.TOO_LARGE, "frame too large");
            demand();
            return;
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        message.writeBytes(bytes);
        callback.succeed();
        if (last) {
            byte[] whole = message.toByteArray();
            message.reset();
            fragments = 0;
            receive(whole);
        }
        demand();
    }

    private void receive(byte[] bytes) {
        ClientFrame frame;
        try {
            frame = ClientFrame.read(bytes);
        } catch (MalformedException e) {
            close(CloseCode.MALFORMED, "malformed frame");
            return;
        }
        Connection proved = connection;
        try {
            if (proved != null) {
                proved.handle(frame);
            } else if (frame instanceof ClientFrame.Hello hello) {
                hello(hello);
            } else {
                close(CloseCode.AUTH, "hello first");
            }
        } catch (StorageException | CompletionException e) {
            LOG.atError().setCause(e).log("a frame could not be carried out");
            close(CloseCode.RESTART, "unavailable");
        }
    }

    private void hello(ClientFrame.Hello hello) {
        // Whatever was tried before in this device's name: a proof nobody else can make is never
        // refused for what others
        // failed in. Guessing is hopeless, and the sockets of an address bound what the checking
        // costs.
        switch (services.hellos().judge(hello, nonce)) {
            case Hellos.Refused refused -> close(refused.code(), "refused");
            case Hellos.Proved proved -> {
                Optional<Duration> pause =
                        services.limiter()
                                .take(Limit.HELLO, new Who.Device(proved.device().device()));
                if (pause.isPresent()) {
                    close(CloseCode.RATE, retry(pause.get()));
                } else {
                    welcome(proved.device(), hello);
                }
            }
        }
    }

    private void welcome(AuthenticatedDevice who, ClientFrame.Hello hello) {
        Session opened = session;
        Outgoing out = outgoing;
        if (opened == null || out == null) {
            return;
        }
        Optional<Opened> queue = services.mailboxes().open(who, hello.counters());
        if (queue.isEmpty()) {
            close(services.logs().refusal(who).orElse(CloseCode.REVOKED), "shut out");
            return;
        }
        opened.setMaxFrameSize(Limits.FRAME + SLACK);
        Connection proved = new Connection(who, nonce.connection(), queue.get(), services, out);
        out.send(
                new Welcome(
                        services.clock().millis(),
                        queue.get().sent(),
                        queue.get().last(),
                        queue.get().incarnation(),
                        services.storeIncarnation(),
                        queue.get().depth(),
                        services.sessions().begin(who)));
        connection = proved;
        connections.add(proved);
        services.metrics().socketOpened();
        LOG.atInfo().addKeyValue("device", Hashes.shortName(who.device().value())).log("connected");
        if (services.preKeys().low(who.device())) {
            connections.preKeysLow(who.device()); // they may have been handed out while it was away
        }
        proved.begin();
        // While it was not registered yet, nobody could close it.
        services.logs().refusal(who).ifPresent(code -> close(code, "shut out"));
    }

    private void close(CloseCode code, String reason) {
        Outgoing out = outgoing;
        if (out != null) {
            out.close(code, reason);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.atDebug().addKeyValue("error", cause.getClass().getSimpleName()).log("socket failed");
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
        Outgoing out = outgoing;
        if (out != null) {
            out.gone();
        }
        Connection proved = connection;
        if (proved != null) {
            if (connections.remove(proved)) {
                services.mailboxes().flush(proved.who().device());
            }
            LOG.atInfo()
                    .addKeyValue("device", Hashes.shortName(proved.who().device().value()))
                    .addKeyValue("code", code)
                    .log("disconnected");
        }
        callback.succeed();
    }

    private record JettyWire(Session session, ScheduledExecutorService timers) implements Wire {
        /** How long a peer may take to answer a close. */
        private static final Duration FAREWELL = Duration.ofSeconds(5);

        @Override
        public void send(ByteBuffer frame, Runnable done) {
            session.sendBinary(frame, Callback.from(done, failure -> done.run()));
        }

        @Override
        public void close(int code, String reason) {
            session.close(code, reason, Callback.NOOP);
            var _ = timers.schedule(this::cut, FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void cut() {
            session.disconnect();
        }
    }
}
