package chat.parley.relay.live;

import java.nio.ByteBuffer;

/** The socket below a connection. */
interface Wire {
    /** Sends without waiting; calls {@code done} when the bytes have left or the socket failed. */
    void send(ByteBuffer frame, Runnable done);

    void close(int code, String reason);

    /** Cuts the connection without a word, for a peer that takes nothing any more. */
    void cut();
}
