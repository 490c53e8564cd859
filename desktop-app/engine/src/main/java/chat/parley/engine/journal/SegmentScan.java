package chat.parley.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Goes through a segment, record by record. Where one is damaged it looks for the next sound one, byte by byte: a wrong
 * length leads nowhere, because a prefix is bound to its place.
 */
final class SegmentScan {
    private static final int WINDOW = 256 * 1024;

    private final FileChannel channel;
    private final RecordFormat format;
    private final long segment;
    private final long end;
    private long at;
    private long windowStart;
    private ByteBuffer window = ByteBuffer.allocate(0);

    /**
     * Begins at {@code from}.
     *
     * @param end where the segment's bytes end
     */
    SegmentScan(FileChannel channel, RecordFormat format, long segment, long from, long end) {
        this.channel = channel;
        this.format = format;
        this.segment = segment;
        this.at = from;
        this.end = end;
    }

    /** What lies at a place. */
    sealed interface Found {
        long offset();

        long next();
    }

    /** A sound record; its bytes belong to whoever asked. */
    static final class Sound implements Found {
        private final long offset;
        private final byte[] bytes;
        private final RecordFormat.Prefix prefix;
        private final StoredHead head;

        private Sound(long offset, byte[] bytes, RecordFormat.Prefix prefix, StoredHead head) {
            this.offset = offset;
            this.bytes = bytes;
            this.prefix = prefix;
            this.head = head;
        }

        @Override
        public long offset() {
            return offset;
        }

        @Override
        public long next() {
            return offset + prefix.length();
        }

        byte[] bytes() {
            return bytes;
        }

        RecordFormat.Prefix prefix() {
            return prefix;
        }

        StoredHead head() {
            return head;
        }
    }

    /** Bytes that are no record, up to the next sound one or the end. */
    record Damaged(long offset, long next) implements Found {}

    /** What comes next; empty at the end. */
    Optional<Found> next() throws IOException {
        if (at >= end) {
            return Optional.empty();
        }
        long start = at;
        Optional<Sound> sound = soundAt(start);
        while (sound.isEmpty() && at < end) {
            at++;
            sound = soundAt(at);
        }
        if (at > start) {
            return Optional.of(new Damaged(start, at));
        }
        at = sound.map(Sound::next).orElse(end);
        return sound.map(found -> found);
    }

    private Optional<Sound> soundAt(long offset) throws IOException {
        if (offset + RecordFormat.PREFIX > end) {
            return Optional.empty();
        }
        window(offset, RecordFormat.PREFIX);
        Optional<RecordFormat.Prefix> prefix =
                RecordFormat.prefix(window, (int) (offset - windowStart), segment, offset);
        if (prefix.isEmpty() || offset + prefix.get().length() > end) {
            return Optional.empty();
        }
        byte[] record = new byte[prefix.get().length()];
        window(offset, record.length);
        window.get((int) (offset - windowStart), record);
        return format.head(record, prefix.get(), segment, offset)
                .map(head -> new Sound(offset, record, prefix.get(), head));
    }

    /** Makes the window hold {@code length} bytes from {@code offset}; all of them lie before the end. */
    private void window(long offset, int length) throws IOException {
        if (offset >= windowStart && offset + length <= windowStart + window.limit()) {
            return;
        }
        int size = (int) Math.min(Math.max(length, WINDOW), end - offset);
        window = ByteBuffer.allocate(size);
        while (window.hasRemaining()) {
            if (channel.read(window, offset + window.position()) < 0) {
                throw new IOException("a segment became shorter");
            }
        }
        window.flip();
        windowStart = offset;
    }
}
