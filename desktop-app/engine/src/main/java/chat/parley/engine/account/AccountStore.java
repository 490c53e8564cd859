package chat.parley.engine.account;

import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The room's rows; all but {@code listed} can be made again from the journal. */
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
                    create table if not exists account_overruled(
                        account binary(32) not null,
                        seq int not null,
                        hash binary(32) not null,
                        primary key(account, seq, hash));
                    create table if not exists account_claim(
                        account binary(32) not null,
                        seq int not null,
                        hash binary(32) not null,
                        primary key(account, seq, hash));
                    create table if not exists account_profile(
                        account binary(32) primary key,
                        segment bigint not null,
                        place bigint not null,
                        listed boolean not null);
                    create table if not exists account_handle(
                        handle varchar(64) not null,
                        account binary(32) not null,
                        primary key(handle, account));
                    create table if not exists account_mark(
                        account binary(32) primary key,
                        segment bigint not null,
                        place bigint not null);
                    """);

    private AccountStore() {}

    private static byte[] id(AccountId account) {
        return account.value().toArray();
    }

    // logs

    private record Row(AccountId account, SignedEntry entry) {}

    private static final Tx.Row<Row> ROW =
            row ->
                    new Row(
                            new AccountId(Bytes.of(row.getBytes(1))),
                            Cbor.read(row.getBytes(2), SignedEntry.class));

    private static final Tx.Row<LogHead> HEAD =
            row ->
                    new LogHead(
                            new AccountId(Bytes.of(row.getBytes(1))),
                            row.getLong(2),
                            Bytes.of(row.getBytes(3)));

    /** Puts an entry in its place; what stood there and behind it is overruled. */
    static void put(Tx tx, AccountId account, long seq, SignedEntry entry) {
        List<Row> standing =
                tx.list(
                        "select account, entry from account_entry where account = ? and seq >= ?"
                                + " order by seq",
                        ROW,
                        id(account),
                        seq);
        for (int i = 0; i < standing.size(); i++) {
            Bytes hash = standing.get(i).entry().hash();
            if (i > 0 || !hash.equals(entry.hash())) {
                head(tx, "account_overruled", new LogHead(account, seq + i, hash));
            }
        }
        tx.update("delete from account_entry where account = ? and seq >= ?", id(account), seq);
        tx.update(
                "insert into account_entry values (?, ?, ?)", id(account), seq, Cbor.write(entry));
        tx.update(
                "delete from account_overruled where account = ? and seq = ? and hash = ?",
                id(account),
                seq,
                entry.hash().toArray());
    }

    /** All logs, each oldest entry first. */
    static Map<AccountId, List<SignedEntry>> logs(Tx tx) {
        Map<AccountId, List<SignedEntry>> logs = new LinkedHashMap<>();
        for (Row row :
                tx.list("select account, entry from account_entry order by account, seq", ROW)) {
            logs.computeIfAbsent(row.account(), account -> new ArrayList<>()).add(row.entry());
        }
        return logs;
    }

    static List<LogHead> overruled(Tx tx) {
        return tx.list("select account, seq, hash from account_overruled", HEAD);
    }

    static void claim(Tx tx, LogHead head) {
        head(tx, "account_claim", head);
    }

    static void settle(Tx tx, LogHead head) {
        tx.update(
                "delete from account_claim where account = ? and seq = ? and hash = ?",
                id(head.acct()),
                head.seq(),
                head.hash().toArray());
    }

    static List<LogHead> claims(Tx tx) {
        return tx.list("select account, seq, hash from account_claim", HEAD);
    }

    private static void head(Tx tx, String table, LogHead head) {
        tx.update(
                "merge into " + table + " key(account, seq, hash) values (?, ?, ?)",
                id(head.acct()),
                head.seq(),
                head.hash().toArray());
    }

    // profiles

    static void profile(Tx tx, AccountId account, Handle handle, JournalPosition at) {
        boolean listed =
                tx.one(
                                "select listed from account_profile where account = ?",
                                row -> row.getBoolean(1),
                                id(account))
                        .orElse(false);
        tx.update(
                "merge into account_profile key(account) values (?, ?, ?, ?)",
                id(account),
                at.segment(),
                at.offset(),
                listed);
        tx.update(
                "merge into account_handle key(handle, account) values (?, ?)",
                handle.value(),
                id(account));
    }

    static List<JournalPosition> profiles(Tx tx) {
        return tx.list(
                "select segment, place from account_profile",
                row -> new JournalPosition(row.getLong(1), row.getLong(2)));
    }

    static List<AccountId> listed(Tx tx) {
        return tx.list(
                "select account from account_profile where listed",
                row -> new AccountId(Bytes.of(row.getBytes(1))));
    }

    static void listed(Tx tx, AccountId account, boolean listed) {
        tx.update("update account_profile set listed = ? where account = ?", listed, id(account));
    }

    /** Whose {@code handle} is or was. */
    static List<AccountId> owners(Tx tx, Handle handle) {
        return tx.list(
                "select account from account_handle where handle = ?",
                row -> new AccountId(Bytes.of(row.getBytes(1))),
                handle.value());
    }

    // marks

    static void mark(Tx tx, AccountId account, JournalPosition at) {
        tx.update(
                "merge into account_mark key(account) values (?, ?, ?)",
                id(account),
                at.segment(),
                at.offset());
    }

    static List<JournalPosition> marks(Tx tx) {
        return tx.list(
                "select segment, place from account_mark",
                row -> new JournalPosition(row.getLong(1), row.getLong(2)));
    }
}
