package chat.parley.engine.journal;

/**
 * A place between records.
 *
 * @param segment from 1; 0 only in {@link #START}
 * @param offset in the segment's file, in bytes
 */
public record JournalPosition(long segment, long offset) implements Comparable<JournalPosition> {
    /** Before everything. */
    public static final JournalPosition START = new JournalPosition(0, 0);

    public JournalPosition {
        if (segment < 0 || offset < 0) {
            throw new IllegalArgumentException("a position before the beginning");
        }
    }

    @Override
    public int compareTo(JournalPosition other) {
        int bySegment = Long.compare(segment, other.segment);
        return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }
}
