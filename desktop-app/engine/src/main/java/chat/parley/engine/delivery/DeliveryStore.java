package chat.parley.engine.delivery;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content.EphemeralKey;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.Event.ReceiptType;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Delivery's tables; see the room's package-info. Times are milliseconds since 1970. */
final class DeliveryStore {
    static final Migration FIRST =
            new Migration(
                    "delivery",
                    1,
                    """
                    create table if not exists delivery_counts (
                        id int primary key check (id = 1),
                        client_seq bigint not null,
                        accepted_seq bigint not null,
                        last_ack bigint not null,
                        stamp bigint not null,
                        mailbox binary(16),
                        store binary(16),
                        spent boolean not null);
                    create table if not exists delivery_own (
                        chat binary(32) primary key,
                        dev_seq bigint not null);
                    create table if not exists delivery_seen (
                        from_dev binary(16) not null,
                        mid binary(16) not null,
                        said boolean not null,
                        at bigint not null,
                        primary key (from_dev, mid));
                    create index if not exists delivery_seen_at on delivery_seen (at);
                    create table if not exists delivery_outbox (
                        n bigint generated always as identity primary key,
                        mid binary(16) not null unique,
                        peer binary(32) not null,
                        segment bigint,
                        place bigint,
                        receipt varbinary(16384),
                        created bigint not null,
                        state tinyint not null);
                    create index if not exists delivery_outbox_peer on delivery_outbox (peer, state, n);
                    create table if not exists delivery_target (
                        mid binary(16) not null,
                        device binary(16) not null,
                        ct varbinary(65536),
                        delivered boolean not null,
                        primary key (mid, device));
                    create table if not exists delivery_receipt (
                        n bigint generated always as identity primary key,
                        peer binary(32) not null,
                        type varchar(9) not null,
                        from_dev binary(16) not null,
                        mid binary(16) not null,
                        ts bigint not null,
                        unique (peer, type, from_dev, mid));
                    create table if not exists delivery_raw (
                        from_dev binary(16) not null,
                        mid binary(16) not null,
                        acct binary(32) not null,
                        segment bigint not null,
                        place bigint not null,
                        at bigint not null,
                        primary key (from_dev, mid));
                    create table if not exists delivery_unreadable (
                        from_dev binary(16) not null,
                        mid binary(16) not null,
                        segment bigint not null,
                        place bigint not null,
                        at bigint not null,
                        primary key (from_dev, mid));
                    create table if not exists delivery_whisper_own (
                        peer binary(32) primary key,
                        id binary(8) not null,
                        secret binary(32) not null,
                        since bigint not null);
                    create table if not exists delivery_whisper_theirs (
                        device binary(16) not null,
                        id binary(8) not null,
                        secret binary(32) not null,
                        since bigint not null,
                        primary key (device, id))
                    """);

    /** How far a row of the outbox has come. */
    enum State {
        /** Not encrypted yet. */
        WAITING(0),
        /** Encrypted; these bytes are sent until the relay has them. */
        SEALED(1),
        /** At the relay; kept to be sent again should the relay lose it. */
        ACCEPTED(2);

        private final int code;

        State(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static State of(int code) {
            return Arrays.stream(values()).filter(s -> s.code == code).findFirst().orElseThrow();
        }
    }

    /** A row of the outbox: an event in the journal, or a receipt. */
    record Outgoing(
            long n,
            MessageId mid,
            AccountId peer,
            Optional<JournalPosition> event,
            Optional<Event.Receipt> receipt,
            State state) {}

    private static final String OUTGOING =
            "select n, mid, peer, segment, place, receipt, state from delivery_outbox ";

    private DeliveryStore() {}

    // counts

    static Optional<Counts> counts(Tx tx) {
        return tx.one(
                "select client_seq, accepted_seq, last_ack, stamp, mailbox, store, spent from delivery_counts",
                row ->
                        new Counts(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                optionalBytes(row, 5),
                                optionalBytes(row, 6),
                                row.getBoolean(7)));
    }

    static void counts(Tx tx, Counts counts) {
        tx.update(
                "merge into delivery_counts key (id) values (1, ?, ?, ?, ?, ?, ?, ?)",
                counts.clientSeq(),
                counts.acceptedSeq(),
                counts.lastAck(),
                counts.stamp(),
                counts.mailbox().map(Bytes::toArray).orElse(null),
                counts.store().map(Bytes::toArray).orElse(null),
                counts.spent());
    }

    static long devSeq(Tx tx, ChatId chat) {
        return tx.one(
                        "select dev_seq from delivery_own where chat = ?",
                        row -> row.getLong(1),
                        chat.value().toArray())
                .orElse(0L);
    }

    static void devSeq(Tx tx, ChatId chat, long devSeq) {
        tx.update(
                "merge into delivery_own key (chat) values (?, ?)", chat.value().toArray(), devSeq);
    }

    // seen

    /** Remembers a message; false where it was known. */
    static boolean see(Tx tx, MessageRef ref, boolean said, long at) {
        if (seen(tx, ref).isPresent()) {
            return false;
        }
        tx.update(
                "insert into delivery_seen values (?, ?, ?, ?)",
                ref.from().value().toArray(),
                ref.mid().value().toArray(),
                said,
                at);
        return true;
    }

    /** Whether a message came before, and then whether it is part of a conversation. */
    static Optional<Boolean> seen(Tx tx, MessageRef ref) {
        return tx.one(
                "select said from delivery_seen where from_dev = ? and mid = ?",
                row -> row.getBoolean(1),
                ref.from().value().toArray(),
                ref.mid().value().toArray());
    }

    // outbox

    static void put(Tx tx, MessageId mid, AccountId peer, JournalPosition event, long created) {
        tx.update(
                "insert into delivery_outbox (mid, peer, segment, place, created, state) values (?, ?, ?, ?, ?, ?)",
                mid.value().toArray(),
                peer.value().toArray(),
                event.segment(),
                event.offset(),
                created,
                State.WAITING.code());
    }

    static void put(Tx tx, MessageId mid, AccountId peer, Event.Receipt receipt, long created) {
        tx.update(
                "insert into delivery_outbox (mid, peer, receipt, created, state) values (?, ?, ?, ?, ?)",
                mid.value().toArray(),
                peer.value().toArray(),
                Cbor.write(receipt),
                created,
                State.WAITING.code());
    }

    static Optional<Outgoing> outgoing(Tx tx, MessageId mid) {
        return tx.one(OUTGOING + "where mid = ?", DeliveryStore::outgoing, mid.value().toArray());
    }

    /** What is to be sent to {@code peer} next among the rows in {@code state}: the oldest. */
    static Optional<Outgoing> next(Tx tx, AccountId peer, State state) {
        return tx.one(
                OUTGOING + "where peer = ? and state = ? order by peer, state, n limit 1",
                DeliveryStore::outgoing,
                peer.value().toArray(),
                state.code());
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        Optional<Long> segment = optionalNumber(row, 4);
        long place = row.getLong(5);
        return new Outgoing(
                row.getLong(1),
                new MessageId(bytes(row, 2)),
                new AccountId(bytes(row, 3)),
                segment.map(s -> new JournalPosition(s, place)),
                optionalBytes(row, 6).map(receipt -> Cbor.read(receipt, Event.Receipt.class)),
                State.of(row.getInt(7)));
    }

    /** A receipt to {@code peer} that was taken from what is due and not encrypted yet. */
    static Optional<Outgoing> nextReceipt(Tx tx, AccountId peer) {
        return tx.one(
                OUTGOING
                        + "where peer = ? and state = ? and receipt is not null order by peer, state, n limit 1",
                DeliveryStore::outgoing,
                peer.value().toArray(),
                State.WAITING.code());
    }

    /** The relay has it: what was encrypted is of no more use. */
    static void accepted(Tx tx, MessageId mid) {
        state(tx, mid, State.ACCEPTED);
        tx.update("update delivery_target set ct = null where mid = ?", mid.value().toArray());
    }

    static void state(Tx tx, MessageId mid, State state) {
        tx.update(
                "update delivery_outbox set state = ? where mid = ?",
                state.code(),
                mid.value().toArray());
    }

    static void remove(Tx tx, MessageId mid) {
        tx.update("delete from delivery_target where mid = ?", mid.value().toArray());
        tx.update("delete from delivery_outbox where mid = ?", mid.value().toArray());
    }

    /** The accounts to which something is to be sent. */
    static List<AccountId> waiting(Tx tx) {
        return tx.list(
                "select peer from delivery_outbox where state < ? union select peer from delivery_receipt",
                row -> new AccountId(bytes(row, 1)),
                State.ACCEPTED.code());
    }

    /** The ciphertexts that were made of a message, by device. */
    static Map<DeviceId, Bytes> ciphertexts(Tx tx, MessageId mid) {
        Map<DeviceId, Bytes> all = new LinkedHashMap<>();
        tx.list(
                        "select device, ct from delivery_target where mid = ? and ct is not null order by device",
                        row -> Map.entry(new DeviceId(bytes(row, 1)), bytes(row, 2)),
                        mid.value().toArray())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    static void ciphertext(Tx tx, MessageId mid, DeviceId device, Bytes ct) {
        boolean delivered =
                any(
                        tx,
                        "select 1 from delivery_target where mid = ? and device = ? and delivered",
                        mid.value().toArray(),
                        device.value().toArray());
        tx.update(
                "merge into delivery_target key (mid, device) values (?, ?, ?, ?)",
                mid.value().toArray(),
                device.value().toArray(),
                ct.toArray(),
                delivered);
    }

    static void removeTarget(Tx tx, MessageId mid, DeviceId device) {
        tx.update(
                "delete from delivery_target where mid = ? and device = ?",
                mid.value().toArray(),
                device.value().toArray());
    }

    static void delivered(Tx tx, MessageId mid, DeviceId device) {
        tx.update(
                "update delivery_target set delivered = true where mid = ? and device = ?",
                mid.value().toArray(),
                device.value().toArray());
    }

    /** Lets everything made since {@code since} be sent again that a device has not said to have. */
    static int again(Tx tx, long since) {
        return tx.update(
                """
                update delivery_outbox set state = ? where state = ? and created >= ? and exists (
                    select 1 from delivery_target t where t.mid = delivery_outbox.mid and not t.delivered)
                """,
                State.WAITING.code(),
                State.ACCEPTED.code(),
                since);
    }

    // receipts

    static void due(Tx tx, AccountId peer, ReceiptType type, MessageRef of, long ts) {
        if (!any(
                tx,
                "select 1 from delivery_receipt where peer = ? and type = ? and from_dev = ? and mid = ?",
                peer.value().toArray(),
                type.name(),
                of.from().value().toArray(),
                of.mid().value().toArray())) {
            tx.update(
                    "insert into delivery_receipt (peer, type, from_dev, mid, ts) values (?, ?, ?, ?, ?)",
                    peer.value().toArray(),
                    type.name(),
                    of.from().value().toArray(),
                    of.mid().value().toArray(),
                    ts);
        }
    }

    static boolean isDue(Tx tx, AccountId peer) {
        return any(tx, "select 1 from delivery_receipt where peer = ?", peer.value().toArray());
    }

    /** Up to {@code most} receipts of one sort that are due to {@code peer}, taken away, as one; its time is the first one's. */
    static Optional<Event.Receipt> takeDue(Tx tx, AccountId peer, int most) {
        record Due(long n, ReceiptType type, MessageRef of, long ts) {}
        List<Due> due =
                tx.list(
                        """
                        select n, type, from_dev, mid, ts from delivery_receipt
                        where peer = ? order by peer, type, n limit ?
                        """,
                        row ->
                                new Due(
                                        row.getLong(1),
                                        ReceiptType.valueOf(row.getString(2)),
                                        new MessageRef(
                                                new DeviceId(bytes(row, 3)),
                                                new MessageId(bytes(row, 4))),
                                        row.getLong(5)),
                        peer.value().toArray(),
                        most);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        ReceiptType type = due.getFirst().type();
        List<Due> same = due.stream().filter(one -> one.type() == type).toList();
        for (Due one : same) {
            tx.update("delete from delivery_receipt where n = ?", one.n());
        }
        return Optional.of(
                new Event.Receipt(type, same.getFirst().ts(), same.stream().map(Due::of).toList()));
    }

    // what could not be read

    /** Notes a raw envelope; false where it was noted. */
    static boolean raw(Tx tx, MessageRef ref, AccountId acct, JournalPosition at, long time) {
        if (isRaw(tx, ref)) {
            return false;
        }
        tx.update(
                "insert into delivery_raw values (?, ?, ?, ?, ?, ?)",
                ref.from().value().toArray(),
                ref.mid().value().toArray(),
                acct.value().toArray(),
                at.segment(),
                at.offset(),
                time);
        return true;
    }

    static boolean isRaw(Tx tx, MessageRef ref) {
        return any(
                tx,
                "select 1 from delivery_raw where from_dev = ? and mid = ?",
                ref.from().value().toArray(),
                ref.mid().value().toArray());
    }

    static void removeRaw(Tx tx, MessageRef ref) {
        tx.update(
                "delete from delivery_raw where from_dev = ? and mid = ?",
                ref.from().value().toArray(),
                ref.mid().value().toArray());
    }

    private static final String RAW =
            "select acct, from_dev, mid, segment, place, at from delivery_raw";

    /** A raw envelope: of whom, where it is kept, and when it came. */
    record Raw(AccountId from, MessageRef ref, JournalPosition at, long time) {
        private static Raw of(ResultSet row) throws SQLException {
            return new Raw(
                    new AccountId(bytes(row, 1)),
                    new MessageRef(new DeviceId(bytes(row, 2)), new MessageId(bytes(row, 3))),
                    new JournalPosition(row.getLong(4), row.getLong(5)),
                    row.getLong(6));
        }
    }

    /** The raw envelopes of {@code acct}, as they came. */
    static List<Raw> raw(Tx tx, AccountId acct) {
        return tx.list(
                RAW + " where acct = ? order by segment, place", Raw::of, acct.value().toArray());
    }

    /** The raw envelopes that came before {@code before}. */
    static List<Raw> rawBefore(Tx tx, long before) {
        return tx.list(RAW + " where at < ? order by segment, place", Raw::of, before);
    }

    static List<AccountId> rawSenders(Tx tx) {
        return tx.list(
                "select distinct acct from delivery_raw", row -> new AccountId(bytes(row, 1)));
    }

    /** Notes an envelope that cannot be read; false where it was noted. */
    static boolean unreadable(Tx tx, MessageRef ref, JournalPosition at, long time) {
        if (isUnreadable(tx, ref)) {
            return false;
        }
        tx.update(
                "insert into delivery_unreadable values (?, ?, ?, ?, ?)",
                ref.from().value().toArray(),
                ref.mid().value().toArray(),
                at.segment(),
                at.offset(),
                time);
        return true;
    }

    static boolean isUnreadable(Tx tx, MessageRef ref) {
        return any(
                tx,
                "select 1 from delivery_unreadable where from_dev = ? and mid = ?",
                ref.from().value().toArray(),
                ref.mid().value().toArray());
    }

    static void removeUnreadable(Tx tx, MessageRef ref) {
        tx.update(
                "delete from delivery_unreadable where from_dev = ? and mid = ?",
                ref.from().value().toArray(),
                ref.mid().value().toArray());
    }

    // whispers

    /** A key for whispers and since when it is used. */
    record Whispered(EphemeralKey key, long since) {}

    static Optional<Whispered> ownKey(Tx tx, AccountId peer) {
        return tx.one(
                "select id, secret, since from delivery_whisper_own where peer = ?",
                row ->
                        new Whispered(
                                new EphemeralKey(bytes(row, 1), bytes(row, 2)), row.getLong(3)),
                peer.value().toArray());
    }

    static void ownKey(Tx tx, AccountId peer, EphemeralKey key, long since) {
        tx.update(
                "merge into delivery_whisper_own key (peer) values (?, ?, ?, ?)",
                peer.value().toArray(),
                key.id().toArray(),
                key.key().toArray(),
                since);
    }

    /** Whom this side has handed a key. */
    static List<AccountId> whisperTo(Tx tx) {
        return tx.list(
                "select peer from delivery_whisper_own", row -> new AccountId(bytes(row, 1)));
    }

    static Optional<EphemeralKey> theirKey(Tx tx, DeviceId device, Bytes id) {
        return tx.one(
                "select id, secret from delivery_whisper_theirs where device = ? and id = ?",
                row -> new EphemeralKey(bytes(row, 1), bytes(row, 2)),
                device.value().toArray(),
                id.toArray());
    }

    /** Keeps a key of {@code device}'s, and no more than the {@code most} newest ones. */
    static void theirKey(Tx tx, DeviceId device, EphemeralKey key, long since, int most) {
        if (theirKey(tx, device, key.id()).isPresent()) {
            return;
        }
        tx.update(
                "insert into delivery_whisper_theirs values (?, ?, ?, ?)",
                device.value().toArray(),
                key.id().toArray(),
                key.key().toArray(),
                since);
        List<Bytes> ids =
                tx.list(
                        "select id from delivery_whisper_theirs where device = ? order by since desc",
                        row -> bytes(row, 1),
                        device.value().toArray());
        for (Bytes id : ids.subList(Math.min(most, ids.size()), ids.size())) {
            tx.update(
                    "delete from delivery_whisper_theirs where device = ? and id = ?",
                    device.value().toArray(),
                    id.toArray());
        }
    }

    // upkeep

    /** Forgets what nobody will ask for any more. */
    static void forget(Tx tx, long before) {
        tx.update("delete from delivery_seen where at < ?", before);
        tx.update("delete from delivery_unreadable where at < ?", before);
        tx.update(
                "delete from delivery_target where mid in (select mid from delivery_outbox where state = ? and created < ?)",
                State.ACCEPTED.code(),
                before);
        tx.update(
                "delete from delivery_outbox where state = ? and created < ?",
                State.ACCEPTED.code(),
                before);
    }

    private static boolean any(Tx tx, String sql, Object... arguments) {
        return tx.one(sql, row -> true, arguments).isPresent();
    }

    private static Bytes bytes(ResultSet row, int column) throws SQLException {
        return Bytes.of(row.getBytes(column));
    }

    private static Optional<Bytes> optionalBytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? Optional.empty() : Optional.of(Bytes.of(bytes));
    }

    private static Optional<Long> optionalNumber(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
