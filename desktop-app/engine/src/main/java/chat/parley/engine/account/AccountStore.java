package chat.parley.engine.account;

import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.SignedEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Device logs as rows, and where the newest profile and mark of each person are in the journal. */
final class AccountStore {
    static final Migration FIRST =
            new Migration(
                    "account",
                    1,
                    """
                    create table if not exists account_entry(
                        account binary(32) not null,
                        seq int not null,
                        entry varbinary(8192) not null,
                        primary key(account, seq));
                    create table if not exists account_profile(
                        account binary(32) primary key,
                        segment bigint not null,
                        place bigint not null);
                    create table if not exists account_mark(
                        account binary(32) primary key,
                        segment bigint not null,
                        place bigint not null);
                    """);

    private AccountStore() {}

    /** Puts an entry in its place; what stood there and behind it was overruled. */
    static void put(Tx tx, AccountId account, long seq, SignedEntry entry) {
        byte[] id = account.value().toArray();
        tx.update("delete from account_entry where account = ? and seq >= ?", id, seq);
        tx.update("insert into account_entry values (?, ?, ?)", id, seq, Cbor.write(entry));
    }

    private record Row(AccountId account, SignedEntry entry) {}

    /** All logs, each oldest entry first. */
    static Map<AccountId, List<SignedEntry>> logs(Tx tx) {
        Map<AccountId, List<SignedEntry>> logs = new LinkedHashMap<>();
        for (Row row :
                tx.list(
                        "select account, entry from account_entry order by account, seq",
                        found ->
                                new Row(
                                        new AccountId(Bytes.of(found.getBytes(1))),
                                        Cbor.read(found.getBytes(2), SignedEntry.class)))) {
            logs.computeIfAbsent(row.account(), account -> new ArrayList<>()).add(row.entry());
        }
        return logs;
    }

    static void profile(Tx tx, AccountId account, JournalPosition at) {
        tx.update(
                "merge into account_profile key(account) values (?, ?, ?)",
                account.value().toArray(),
                at.segment(),
                at.offset());
    }

    static List<JournalPosition> profiles(Tx tx) {
        return tx.list(
                "select segment, place from account_profile",
                row -> new JournalPosition(row.getLong(1), row.getLong(2)));
    }

    static void mark(Tx tx, AccountId account, JournalPosition at) {
        tx.update(
                "merge into account_mark key(account) values (?, ?, ?)",
                account.value().toArray(),
                at.segment(),
                at.offset());
    }

    static List<JournalPosition> marks(Tx tx) {
        return tx.list(
                "select segment, place from account_mark",
                row -> new JournalPosition(row.getLong(1), row.getLong(2)));
    }
}
