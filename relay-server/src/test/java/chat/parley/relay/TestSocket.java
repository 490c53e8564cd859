package chat.parley.relay;

import chat.parley.model.codec.Bytes;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.RelayFrame;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A device's socket to a relay under test. Frames wait in a queue until the test looks at them. */
final class TestSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final WebSocket socket;
    private final Incoming incoming;
    private boolean sendFailed;

    private TestSocket(WebSocket socket, Incoming incoming) {
        this.socket = socket;
        this.incoming = incoming;
    }

    /** Opens a socket without a hello. */
    static TestSocket open(String url) {
        Incoming incoming = new Incoming();
        WebSocket socket =
                TestHttp.CLIENT
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(url.replace("http", "ws") + "/v1/socket"), incoming)
                        .join();
        return new TestSocket(socket, incoming);
    }

    RelayFrame.Welcome hello(TestDevice device, Bytes pin) {
        send(device.hello(pin, next(RelayFrame.Nonce.class)));
        return next(RelayFrame.Welcome.class);
    }

    void send(ClientFrame frame) {
        send(frame.toBytes());
    }

    void send(byte[] frame) {
        socket.sendBinary(ByteBuffer.wrap(frame), true).join();
    }

    void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends one message in so many fragments, or until the relay closes. */
    void sendFragments(byte[] frame, int fragments) {
        try {
            fragment(frame, fragments);
        } catch (CompletionException e) {
            sendFailed = true;
        }
    }

    private void fragment(byte[] frame, int fragments) {
        int step = Math.max(1, frame.length / fragments);
        for (int i = 0; i < fragments; i++) {
            int from = Math.min(frame.length, i * step);
            int to = i == fragments - 1 ? frame.length : Math.min(frame.length, from + step);
            socket.sendBinary(ByteBuffer.wrap(frame, from, to - from), i == fragments - 1).join();
        }
    }

    /** The next frame that is a {@code type}; pokes are passed over. */
    <T extends RelayFrame> T next(Class<T> type) {
        RelayFrame frame =
                next(any -> !(any instanceof RelayFrame.Poke) || type == RelayFrame.Poke.class);
        if (!type.isInstance(frame)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + frame);
        }
        return type.cast(frame);
    }

    /** The next frame that is of interest. */
    RelayFrame next(Predicate<RelayFrame> interesting) {
        while (true) {
            RelayFrame frame = poll(PATIENCE);
            if (frame == null) {
                throw new AssertionError("no frame; closed with " + incoming.closed.getNow(-1));
            }
            if (interesting.test(frame)) {
                return frame;
            }
        }
    }

    /** The next frame, or null after a while. */
    RelayFrame poll(Duration wait) {
        try {
            return incoming.frames.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All frames that come within {@code wait} of each other. */
    List<RelayFrame> drain(Duration wait) {
        List<RelayFrame> frames = new ArrayList<>();
        for (RelayFrame frame = poll(wait); frame != null; frame = poll(wait)) {
            frames.add(frame);
        }
        return frames;
    }

    /** Stops taking anything from the network. */
    void stall() {
        incoming.stalled = true;
    }

    /** The code with which the relay closed. */
    int closeCode() {
        return incoming.closed.completeOnTimeout(-1, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    String closeReason() {
        closeCode();
        return incoming.reason;
    }

    /** Sends without minding that the relay may be gone. */
    void trySend(ClientFrame frame) {
        try {
            send(frame);
        } catch (CompletionException e) {
            sendFailed = true;
        }
    }

    boolean sendFailed() {
        return sendFailed;
    }

    boolean closed() {
        return incoming.closed.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }

    void closePolitely() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    private static final class Incoming implements WebSocket.Listener {
        private final BlockingQueue<RelayFrame> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private volatile boolean stalled;
        private volatile String reason = "";

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            message.writeBytes(bytes);
            if (last) {
                frames.add(RelayFrame.read(message.toByteArray()));
                message.reset();
            }
            if (!stalled) {
                from.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            this.reason = reason;
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
