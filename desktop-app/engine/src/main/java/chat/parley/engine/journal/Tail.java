package chat.parley.engine.journal;

import java.nio.channels.FileChannel;

/**
 * Where the journal is written, and how sure that is. Immutable; what is appended and not written yet
 * lies beside it and belongs behind {@link Open#written}.
 *
 * <pre>
 *  None ----- first record ------&gt; Open &lt;--- a record behind a full one: the next segment ---+
 *                                  |  ^                                                       |
 *                  a write failed  |  |  cut back to what is forced, and full from then on ---+
 *                                  v  |
 *                                 Unsure
 *  each of them ---- close ----&gt; Closed
 * </pre>
 */
sealed interface Tail {
    /** The position behind the last byte that is written. */
    JournalPosition end();

    /** There is no segment yet. */
    record None() implements Tail {
        @Override
        public JournalPosition end() {
            return JournalPosition.START;
        }
    }

    /**
     * A segment that takes records.
     *
     * @param written how far the file is written
     * @param synced how far it is forced; never behind {@code written}
     * @param full whether the next record begins another segment, because what lies behind this one's end may not be
     *     written over
     */
    record Open(long segment, FileChannel file, long written, long synced, boolean full)
            implements Tail {
        @Override
        public JournalPosition end() {
            return new JournalPosition(segment, written);
        }

        Open written(long bytes) {
            return new Open(segment, file, written + bytes, synced, full);
        }

        Open forced() {
            return new Open(segment, file, written, written, full);
        }

        Unsure failed() {
            return new Unsure(segment, file, synced);
        }
    }

    /** A segment in which a failed write may have left something behind what is forced. */
    record Unsure(long segment, FileChannel file, long synced) implements Tail {
        @Override
        public JournalPosition end() {
            return new JournalPosition(segment, synced);
        }

        /** Once {@code again} is cut back to what was forced. */
        Open repaired(FileChannel again) {
            return new Open(segment, again, synced, synced, true);
        }
    }

    /** Nothing is written any more. */
    record Closed(JournalPosition end) implements Tail {}
}
