package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.RelayFrame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** The relay's end of a WebSocket (RFC 6455), byte by byte. */
public final class FakeSocket {
    public static final RelayFrame.Nonce NONCE =
            new RelayFrame.Nonce(Bytes.of(new byte[32]), Bytes.of(new byte[16]));
    public static final Bytes TOKEN = Bytes.of(new byte[32]);

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final DataInputStream in;
    private final OutputStream out;

    FakeSocket(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Nonce, hello, welcome. */
    public ClientFrame.Hello greet() throws IOException {
        return greet(Instant.now());
    }

    public ClientFrame.Hello greet(Instant relayTime) throws IOException {
        send(NONCE);
        ClientFrame.Hello hello = (ClientFrame.Hello) read();
        send(welcome(relayTime));
        return hello;
    }

    public static RelayFrame.Welcome welcome(Instant relayTime) {
        return new RelayFrame.Welcome(
                relayTime.toEpochMilli(),
                Optional.empty(),
                Optional.<Counters>empty(),
                Bytes.of(new byte[16]),
                Bytes.of(new byte[16]),
                0,
                new RelayFrame.SessionToken(TOKEN, relayTime.plusSeconds(3600).toEpochMilli()));
    }

    public void send(RelayFrame frame) throws IOException {
        sendRaw(BINARY, frame.toBytes());
    }

    public void sendBinary(byte[] bytes) throws IOException {
        sendRaw(BINARY, bytes);
    }

    public void sendText(byte[] bytes) throws IOException {
        sendRaw(TEXT, bytes);
    }

    public void close(int code) throws IOException {
        sendRaw(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
        awaitClose();
    }

    private synchronized void sendRaw(int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(payload.length);
        } else if (payload.length < 65536) {
            frame.write(126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(127);
            frame.write(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.write(payload);
        out.write(frame.toByteArray());
        out.flush();
    }

    /** The next frame; an {@link EOFException} once the client closed. */
    public ClientFrame read() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            long length = second & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] mask = new byte[4];
            in.readFully(mask);
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if ((first & 0x0F) == CLOSE) {
                throw new EOFException("closed by the client");
            }
            whole.write(payload);
            if ((first & 0x80) != 0) {
                return ClientFrame.read(whole.toByteArray());
            }
        }
    }

    /** Reads until the client closes. */
    public void awaitClose() {
        try {
            while (true) {
                read();
            }
        } catch (IOException e) {
            // closed
        }
    }
}
