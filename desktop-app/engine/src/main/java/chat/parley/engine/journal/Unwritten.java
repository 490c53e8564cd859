package chat.parley.engine.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Records that were appended but not written yet, one behind the other. */
final class Unwritten {
    private static final int FIRST = 64 * 1024;

    private byte[] bytes = new byte[FIRST];
    private int size;

    int size() {
        return size;
    }

    void add(byte[] record) {
        if (size + record.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + record.length, 2 * bytes.length));
        }
        System.arraycopy(record, 0, bytes, size, record.length);
        size += record.length;
    }

    /** A copy of up to {@code length} bytes. */
    byte[] read(long offset, int length) {
        if (offset >= size) {
            return new byte[0];
        }
        return Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(size, offset + length));
    }

    /** All of it; good until the next record is added. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    void clear() {
        size = 0;
    }
}
