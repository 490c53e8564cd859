package chat.parley.model.codec;

import java.nio.ByteBuffer;

/**
 * Checks every text string of a CBOR document for well-formed UTF-8, which Jackson does not: it
 * accepts overlong forms, so that two documents with different bytes would read the same.
 */
final class CborText {
    /** Jackson reads it as null, so that two documents with different bytes would read the same. */
    private static final int UNDEFINED = 0xF7;

    private CborText() {}

    /** CBOR items follow one another, containers only have a head, so one flat walk sees them all. */
    static void requireUtf8(byte[] document) {
        ByteBuffer in = ByteBuffer.wrap(document);
        while (in.hasRemaining()) {
            int head = in.get() & 0xFF;
            MalformedException.require(head != UNDEFINED, "undefined in a document");
            int major = head >> 5;
            long argument = argument(in, head & 0x1F);
            if ((major == 2 || major == 3) && argument >= 0) {
                MalformedException.require(argument <= in.remaining(), "truncated document");
                ByteBuffer text = in.slice(in.position(), (int) argument);
                in.position(in.position() + (int) argument);
                if (major == 3) {
                    var _ = Text.decode(text);
                }
            }
        }
    }

    /** The number behind a head; -1 for an indefinite length, whose chunks follow as items. */
    private static long argument(ByteBuffer in, int info) {
        int size =
                switch (info) {
                    case 24 -> 1;
                    case 25 -> 2;
                    case 26 -> 4;
                    case 27 -> 8;
                    default -> 0;
                };
        MalformedException.require(in.remaining() >= size, "truncated document");
        MalformedException.require(info < 28 || info == 31, "reserved head");
        return switch (size) {
            case 1 -> in.get() & 0xFF;
            case 2 -> in.getShort() & 0xFFFF;
            case 4 -> in.getInt() & 0xFFFFFFFFL;
            case 8 -> {
                long value = in.getLong();
                yield value < 0 ? Long.MAX_VALUE : value;
            }
            default -> info == 31 ? -1 : info;
        };
    }
}
