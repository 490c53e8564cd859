package chat.parley.engine.settings;

import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import java.util.List;

/** Where the newest record of each setting is. */
final class SettingsStore {
    static final Migration FIRST =
            new Migration(
                    "settings",
                    1,
                    """
                    create table if not exists settings_setting (
                        name varchar(64) primary key,
                        segment bigint not null,
                        place bigint not null)
                    """);

    private SettingsStore() {}

    static void put(Tx tx, String name, JournalPosition at) {
        tx.update(
                "merge into settings_setting key (name) values (?, ?, ?)",
                name,
                at.segment(),
                at.offset());
    }

    static List<JournalPosition> all(Tx tx) {
        return tx.list(
                "select segment, place from settings_setting",
                row -> new JournalPosition(row.getLong(1), row.getLong(2)));
    }
}
