package chat.parley.engine.journal;

/** What rooms above do with the journal's records when they are played again. */
public interface Replay {
    /** The next record, in the order of appending. */
    void record(JournalRecord record) throws Exception;

    /** Something between here and the next record cannot be read. Told once for each such place. */
    void damaged(JournalPosition from) throws Exception;
}
