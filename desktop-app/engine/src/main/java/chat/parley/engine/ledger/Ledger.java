package chat.parley.engine.ledger;

import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.Journal;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.KeyFile;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.journal.Replay;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.Disk;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Store;
import chat.parley.engine.store.StoreDamagedException;
import chat.parley.engine.store.Tx;
import chat.parley.engine.store.Work;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journal and database of a profile as one: what {@link #write} returns from is durable in both; what
 * a crash cut off in between is made good when they are opened. On the lane, but for reading.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /** Records made good in one transaction. */
    private static final int CHUNK = 256;

    private static final String BEGUN = "begun";

    private final Path home;
    private final DataKey dataKey;
    private final List<Migration> migrations;
    private final Lane lane;
    private final Clock clock;
    private final SecureRandom random;
    private List<Reader> readers = List.of();
    private volatile Files files;
    private volatile boolean lost;
    private Standing standing = Standing.BEHIND;
    private boolean appended;

    /** What has to be done before the next write. */
    private enum Standing {
        SOUND,
        /** The journal has records that the database does not know. */
        BEHIND,
        /** The database is of no more use, or cannot be told what it does not know. */
        BROKEN
    }

    /** What is open. */
    private record Files(Store store, KeyFile keys, Journal journal) {
        void close() {
            store.close();
            journal.close();
            keys.close();
        }
    }

    private Ledger(
            Path home,
            DataKey dataKey,
            List<Migration> migrations,
            Lane lane,
            Clock clock,
            SecureRandom random)
            throws ParleyException {
        this.home = home;
        this.dataKey = dataKey;
        this.migrations = migrations;
        this.lane = lane;
        this.clock = clock;
        this.random = random;
        this.files = openFiles();
    }

    /**
     * Opens what lies in {@code home}, or makes it. A database that does not open is set aside and
     * made anew from the journal. Nothing can be written before {@link #play}.
     *
     * @param rooms the tables of all rooms
     */
    public static Ledger open(
            Path home,
            DataKey dataKey,
            List<Migration> rooms,
            Lane lane,
            Clock clock,
            SecureRandom random)
            throws ParleyException {
        List<Migration> all = new ArrayList<>(rooms);
        all.add(LedgerStore.FIRST);
        return new Ledger(home, dataKey, List.copyOf(all), lane, clock, random);
    }

    private Files openFiles() throws ParleyException {
        Path folder = home.resolve("database");
        Bytes password = dataKey.derive("parley/database/1");
        Store store;
        try {
            store = Store.open(folder, password, migrations, lane);
        } catch (StoreDamagedException e) {
            LOG.error("the database does not open and is made anew from the journal", e);
            Store.setAside(folder, clock);
            try {
                store = Store.open(folder, password, migrations, lane);
            } catch (StoreDamagedException again) {
                throw new ParleyException(Trouble.PROFILE_DAMAGED, again);
            }
        }
        try {
            JournalPosition confirmed =
                    store.read(LedgerStore::known)
                            .map(LedgerStore.Known::position)
                            .orElse(JournalPosition.START);
            KeyFile keys = KeyFile.open(home.resolve("journal"), dataKey, random);
            try {
                Journal journal =
                        Journal.open(
                                home.resolve("journal"), dataKey, keys, confirmed, clock, random);
                return new Files(store, keys, journal);
            } catch (ParleyException | RuntimeException e) {
                keys.close();
                throw e;
            }
        } catch (ParleyException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Lets {@code rooms} make rows of all that the database does not know yet: a little after a
     * crash, everything for a database that is new beside a journal that is not. The rooms read in
     * their order.
     */
    public void play(List<Reader> rooms) throws ParleyException {
        lane.require();
        readers = List.copyOf(rooms);
        boolean first = journal().end().equals(JournalPosition.START);
        if (read(LedgerStore::known).isEmpty()) {
            files.store()
                    .write(
                            tx -> {
                                LedgerStore.begin(tx, JournalPosition.START, !first);
                                return true;
                            });
        }
        noteLoss();
        if (first) {
            // From here on a new database beside this journal is a rebuilt one.
            journal().append(RecordHead.of(BEGUN), Optional.empty(), new BodyKey.Journal());
        }
        catchUp();
    }

    /**
     * A journal that is shorter than the database knows has lost what others were told is safe. What
     * pointed there finds nothing; that it happened is remembered before the next record hides it.
     */
    private void noteLoss() throws ParleyException {
        if (journal().shortOfConfirmed()) {
            LOG.error("the journal lost records that the database knows");
            files.store()
                    .write(
                            tx -> {
                                LedgerStore.lost(tx);
                                return true;
                            });
        }
        lost = read(LedgerStore::known).orElseThrow().lost();
    }

    /**
     * Whether something durable was lost once. Either the database: then it holds what the journal
     * tells, and nothing of the ratchets that went on. Or the end of the journal, and with it what was
     * acknowledged.
     */
    public boolean lost() {
        return lost;
    }

    /**
     * Writes rows and, through {@link #append}, records: all or nothing, durable on return. Where the
     * journal was written and the database then failed, the next call first makes that good as after
     * a crash.
     */
    public <T> T write(Work<T> work) throws ParleyException {
        return commit(
                tx -> {
                    T made = work.run(tx);
                    if (appended) {
                        journal().sync();
                        LedgerStore.know(tx, journal().end());
                    }
                    return made;
                });
    }

    /**
     * Writes rows and records that may be lost in a crash without harm, because what they say comes
     * again: saves a sync of the journal.
     */
    public <T> T note(Work<T> work) throws ParleyException {
        return commit(work);
    }

    private <T> T commit(Work<T> work) throws ParleyException {
        ready();
        appended = false;
        try {
            return files.store().write(work);
        } catch (ParleyException | RuntimeException | Error e) {
            if (files.store().broken()) {
                standing = Standing.BROKEN;
            } else if (appended) {
                standing = Standing.BEHIND;
            }
            throw e;
        }
    }

    private void ready() throws ParleyException {
        lane.require();
        switch (standing) {
            case SOUND -> {}
            case BEHIND -> catchUp();
            case BROKEN -> {
                LOG.warn("opening journal and database again after a failure");
                files.close();
                files = openFiles();
                noteLoss();
                catchUp();
            }
        }
    }

    /**
     * Appends a record; durable once the write it belongs to returns. The last thing that a write
     * does: a write that fails behind it has still said what it said.
     */
    public JournalPosition append(RecordHead head, Optional<Bytes> body, BodyKey key)
            throws ParleyException {
        lane.require();
        appended = true;
        return journal().append(head, body, key);
    }

    /** The record at {@code position}; empty where the disk damaged or lost it. */
    public Optional<JournalRecord> record(JournalPosition position) throws ParleyException {
        return journal().read(position);
    }

    /** Reads what is committed, from any thread. */
    public <T> T read(Work<T> work) throws ParleyException {
        return files.store().read(work);
    }

    private Journal journal() {
        return files.journal();
    }

    private void catchUp() throws ParleyException {
        standing = Standing.BROKEN; // if this fails too
        journal().sync();
        JournalPosition from = read(LedgerStore::known).orElseThrow().position();
        Chunks chunks = new Chunks();
        try {
            journal().replay(from, chunks);
        } catch (ParleyException | RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw Disk.trouble(e);
        } catch (Exception e) {
            throw new IllegalStateException("nothing else is thrown while replaying", e);
        }
        make(chunks.records, journal().end());
        standing = Standing.SOUND;
    }

    /** Collects records for one transaction each. */
    private final class Chunks implements Replay {
        private List<JournalRecord> records = new ArrayList<>(CHUNK);

        @Override
        public void record(JournalRecord record) throws ParleyException {
            if (records.size() == CHUNK) {
                make(records, record.position());
                records = new ArrayList<>(CHUNK);
            }
            records.add(record);
        }

        @Override
        public void damaged(JournalPosition position) {
            // What is lost there stays lost; what follows is read.
            LOG.warn("the journal is damaged at {}", position);
        }
    }

    private void make(List<JournalRecord> records, JournalPosition next) throws ParleyException {
        if (records.isEmpty()) {
            return;
        }
        files.store()
                .write(
                        tx -> {
                            for (JournalRecord record : records) {
                                for (Reader reader : readers) {
                                    read(tx, reader, record);
                                }
                            }
                            LedgerStore.know(tx, next);
                            return true;
                        });
    }

    /** A record that its room cannot read, because its key is gone, costs what it said and not the profile. */
    private static void read(Tx tx, Reader reader, JournalRecord record) throws Exception {
        try {
            var _ =
                    tx.savepoint(
                            inner -> {
                                reader.record(inner, record);
                                return true;
                            });
        } catch (MalformedException e) {
            LOG.warn("{} cannot be read: {}", record, e.getMessage());
        }
    }

    /** Closes journal and database, once the lane has nothing more to do. */
    @Override
    public void close() {
        files.close();
    }
}
