package chat.parley.engine.settings;

import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.ledger.Reader;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The settings of this profile; the newest record of each counts. Thread-safe. */
public final class Settings implements Reader {
    /** Whether authors are told that I read: true or false. */
    private static final String TELLS_READING = "receipts.read";

    private final Lane lane;
    private final Ledger ledger;
    private final Map<String, String> values = new ConcurrentHashMap<>();

    /** Knows nothing before {@link #load}. */
    public Settings(Lane lane, Ledger ledger) {
        this.lane = lane;
        this.ledger = ledger;
    }

    /** The room's table. */
    public static List<Migration> migrations() {
        return List.of(SettingsStore.FIRST);
    }

    /** Reads them all, once the ledger is open. On the lane. */
    public void load() throws ParleyException {
        for (JournalPosition at : ledger.read(SettingsStore::all)) {
            // Where the disk damaged it, it is as if it had never been set.
            ledger.record(at)
                    .flatMap(JournalRecord::body)
                    .map(Setting::read)
                    .ifPresent(setting -> values.put(setting.name(), setting.value()));
        }
    }

    /** The value of {@code name}, if it was ever set. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Remembers {@code value}; durable when the future completes. */
    public CompletableFuture<Void> set(String name, String value) {
        Setting setting = new Setting(1, name, value);
        return lane.call(
                () -> {
                    ledger.write(
                            tx -> {
                                JournalPosition at =
                                        ledger.append(
                                                RecordHead.of(Setting.KIND),
                                                Optional.of(setting.toBytes()),
                                                new BodyKey.Journal());
                                SettingsStore.put(tx, name, at);
                                return true;
                            });
                    values.put(name, value);
                    return null;
                });
    }

    /** Whether authors are told that I read what they wrote; they are, unless the person said otherwise. */
    public boolean tellsReading() {
        return !get(TELLS_READING).equals(Optional.of("false"));
    }

    public CompletableFuture<Void> tellReading(boolean tells) {
        return set(TELLS_READING, Boolean.toString(tells));
    }

    @Override
    public void record(Tx tx, JournalRecord record) {
        if (record.head().kind().equals(Setting.KIND)) {
            Setting setting = Setting.read(record.body().orElse(Bytes.EMPTY));
            SettingsStore.put(tx, setting.name(), record.position());
            values.put(setting.name(), setting.value());
        }
    }
}
