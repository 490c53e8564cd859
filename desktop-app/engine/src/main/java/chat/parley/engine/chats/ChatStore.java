package chat.parley.engine.chats;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of chats; see the room's package-info. They hold no content, only where it is. */
final class ChatStore {
    private static final Migration FIRST =
            new Migration(
                    "chats",
                    1,
                    """
                    create table if not exists chats_chat (
                        chat binary(32) primary key,
                        draft_segment bigint,
                        draft_place bigint);
                    create table if not exists chats_message (
                        chat binary(32) not null,
                        hlc bigint not null,
                        from_dev binary(16) not null,
                        dev_seq bigint not null,
                        mid binary(16) not null,
                        segment bigint not null,
                        place bigint not null,
                        mine boolean not null,
                        shown boolean not null,
                        unread boolean not null,
                        primary key (chat, hlc, from_dev, dev_seq, mid),
                        unique (from_dev, mid));
                    create index if not exists chats_message_unread on chats_message (chat, unread);
                    create index if not exists chats_message_line on chats_message (chat, from_dev, shown, dev_seq);
                    create table if not exists chats_progress (
                        from_dev binary(16) not null,
                        mid binary(16) not null,
                        chat binary(32) not null,
                        accepted bigint not null,
                        delivered bigint not null,
                        seen bigint not null,
                        primary key (from_dev, mid, chat));
                    create table if not exists chats_line (
                        chat binary(32) not null,
                        from_dev binary(16) not null,
                        next_seq bigint not null,
                        primary key (chat, from_dev));
                    create table if not exists chats_gap (
                        chat binary(32) not null,
                        from_dev binary(16) not null,
                        from_seq bigint not null,
                        to_seq bigint not null,
                        hlc bigint not null,
                        primary key (chat, from_dev, from_seq))
                    """);

    private static final Migration DROPPED =
            new Migration(
                    "chats",
                    2,
                    "alter table chats_progress add column if not exists dropped bigint default %d not null"
                            .formatted(Progress.NEVER));

    static final List<Migration> MIGRATIONS = List.of(FIRST, DROPPED);

    /**
     * Where a message stands and where its content is.
     *
     * @param shown false while it waits behind a gap
     */
    record Row(
            ChatId chat,
            OrderKey key,
            JournalPosition at,
            boolean mine,
            boolean shown,
            boolean unread,
            Progress progress) {}

    /**
     * Events that did not come in time.
     *
     * @param hlc of the event behind them
     */
    record Gap(ChatId chat, DeviceId from, long first, long last, long hlc) {
        /** Where the row that stands for them belongs: right before the event behind them. */
        OrderKey key() {
            byte[] mid = new byte[16];
            for (int i = 0; i < 8; i++) {
                mid[15 - i] = (byte) (last >>> (8 * i));
            }
            return new OrderKey(hlc, from, last, new MessageId(Bytes.of(mid)));
        }
    }

    private static final String ROW =
            """
            select m.chat, m.hlc, m.from_dev, m.dev_seq, m.mid, m.segment, m.place, m.mine, m.shown, m.unread,
                p.dropped, p.accepted, p.delivered, p.seen
            from chats_message m
            left join chats_progress p on p.from_dev = m.from_dev and p.mid = m.mid and p.chat = m.chat
            """;

    private static final String NEWEST_FIRST =
            " order by m.chat desc, m.hlc desc, m.from_dev desc, m.dev_seq desc, m.mid desc limit ?";

    /**
     * The end of a chat. The bound on the stamp leaves nothing out: with it H2 walks the primary key
     * backwards, without it H2 takes another index, and reads and sorts the whole chat.
     */
    static final String NEWEST = ROW + "where m.chat = ? and m.hlc <= ? and m.shown" + NEWEST_FIRST;

    private ChatStore() {}

    // chats

    static void chat(Tx tx, ChatId chat) {
        if (tx.one("select 1 from chats_chat where chat = ?", row -> true, id(chat)).isEmpty()) {
            tx.update("insert into chats_chat (chat) values (?)", (Object) id(chat));
        }
    }

    static List<ChatId> chats(Tx tx) {
        return tx.list("select chat from chats_chat", row -> new ChatId(bytes(row, 1)));
    }

    static void draft(Tx tx, ChatId chat, JournalPosition at) {
        chat(tx, chat);
        tx.update(
                "update chats_chat set draft_segment = ?, draft_place = ? where chat = ?",
                at.segment(),
                at.offset(),
                id(chat));
    }

    static Optional<JournalPosition> draft(Tx tx, ChatId chat) {
        return tx.one(
                "select draft_segment, draft_place from chats_chat where chat = ? and draft_segment is not null",
                row -> new JournalPosition(row.getLong(1), row.getLong(2)),
                (Object) id(chat));
    }

    // messages

    static void put(Tx tx, Row row) {
        chat(tx, row.chat());
        tx.update(
                "insert into chats_message values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id(row.chat()),
                row.key().hlc(),
                id(row.key().from()),
                row.key().devSeq(),
                row.key().mid().value().toArray(),
                row.at().segment(),
                row.at().offset(),
                row.mine(),
                row.shown(),
                row.unread());
    }

    static Optional<Row> message(Tx tx, MessageRef ref) {
        return tx.one(
                ROW + "where m.from_dev = ? and m.mid = ?",
                ChatStore::row,
                id(ref.from()),
                ref.mid().value().toArray());
    }

    static void remove(Tx tx, MessageRef ref) {
        tx.update(
                "delete from chats_message where from_dev = ? and mid = ?",
                id(ref.from()),
                ref.mid().value().toArray());
    }

    /** Up to {@code count} of the shown messages before {@code before}, or of the newest; oldest first. */
    static List<Row> page(Tx tx, ChatId chat, Optional<OrderKey> before, int count) {
        List<Row> page = new ArrayList<>();
        if (before.isEmpty()) {
            page.addAll(tx.list(NEWEST, ChatStore::row, id(chat), Long.MAX_VALUE, count));
        } else {
            OrderKey key = before.get();
            page.addAll(
                    tx.list(
                            ROW
                                    + """
                                    where m.chat = ? and m.hlc <= ? and m.shown
                                    and (m.hlc, m.from_dev, m.dev_seq, m.mid) < (?, ?, ?, ?)
                                    """
                                    + NEWEST_FIRST,
                            ChatStore::row,
                            id(chat),
                            key.hlc(),
                            key.hlc(),
                            id(key.from()),
                            key.devSeq(),
                            key.mid().value().toArray(),
                            count));
        }
        Collections.reverse(page);
        return page;
    }

    /** All shown messages of all chats, oldest first. */
    static List<Row> everything(Tx tx) {
        return tx.list(
                ROW + "where m.shown order by m.hlc, m.from_dev, m.dev_seq, m.mid", ChatStore::row);
    }

    /** The oldest message that I have not seen. */
    static Optional<MessageRef> firstUnread(Tx tx, ChatId chat) {
        return tx.one(
                ROW
                        + """
                        where m.chat = ? and m.unread and m.shown
                        order by m.hlc, m.from_dev, m.dev_seq, m.mid limit 1
                        """,
                row -> row(row).key().ref(),
                (Object) id(chat));
    }

    static int unread(Tx tx, ChatId chat) {
        return tx.one(
                        "select count(*) from chats_message where chat = ? and unread and shown",
                        row -> row.getInt(1),
                        (Object) id(chat))
                .orElse(0);
    }

    /** The messages up to {@code newest} that I have not seen, at most {@code count}. */
    static List<MessageRef> unreadUpTo(Tx tx, ChatId chat, OrderKey newest, int count) {
        return tx.list(
                """
                select from_dev, mid from chats_message
                where chat = ? and unread and shown
                and (hlc, from_dev, dev_seq, mid) <= (?, ?, ?, ?) limit ?
                """,
                row -> new MessageRef(new DeviceId(bytes(row, 1)), new MessageId(bytes(row, 2))),
                id(chat),
                newest.hlc(),
                id(newest.from()),
                newest.devSeq(),
                newest.mid().value().toArray(),
                count);
    }

    static void seen(Tx tx, ChatId chat, MessageRef ref) {
        tx.update(
                "update chats_message set unread = false where from_dev = ? and mid = ? and chat = ?",
                id(ref.from()),
                ref.mid().value().toArray(),
                id(chat));
    }

    // progress

    static Progress progress(Tx tx, ChatId chat, MessageRef ref) {
        return tx.one(
                        "select dropped, accepted, delivered, seen from chats_progress where from_dev = ? and mid = ? and chat = ?",
                        row -> progress(row, 1),
                        id(ref.from()),
                        ref.mid().value().toArray(),
                        id(chat))
                .orElse(Progress.NONE);
    }

    static void merge(Tx tx, ChatId chat, MessageRef ref, Progress more) {
        Progress merged = progress(tx, chat, ref).merge(more);
        tx.update(
                """
                merge into chats_progress (from_dev, mid, chat, dropped, accepted, delivered, seen)
                key (from_dev, mid, chat) values (?, ?, ?, ?, ?, ?, ?)
                """,
                id(ref.from()),
                ref.mid().value().toArray(),
                id(chat),
                merged.dropped(),
                merged.accepted(),
                merged.delivered(),
                merged.read());
    }

    // lines

    static Optional<Line> line(Tx tx, ChatId chat, DeviceId from) {
        return tx.one(
                        "select next_seq from chats_line where chat = ? and from_dev = ?",
                        row -> row.getLong(1),
                        id(chat),
                        id(from))
                .map(
                        next ->
                                new Line(
                                        next,
                                        new TreeSet<>(
                                                tx.list(
                                                        """
                                                        select distinct dev_seq from chats_message
                                                        where chat = ? and from_dev = ? and shown = false
                                                        """,
                                                        row -> row.getLong(1),
                                                        id(chat),
                                                        id(from)))));
    }

    static void line(Tx tx, ChatId chat, DeviceId from, Line line) {
        tx.update(
                "merge into chats_line key (chat, from_dev) values (?, ?, ?)",
                id(chat),
                id(from),
                line.next());
    }

    /** Shows what waited with number {@code devSeq}. */
    static List<MessageRef> show(Tx tx, ChatId chat, DeviceId from, long devSeq) {
        List<MessageRef> refs =
                tx.list(
                        """
                        select mid from chats_message
                        where chat = ? and from_dev = ? and shown = false and dev_seq = ?
                        """,
                        row -> new MessageRef(from, new MessageId(bytes(row, 1))),
                        id(chat),
                        id(from),
                        devSeq);
        tx.update(
                "update chats_message set shown = true where chat = ? and from_dev = ? and shown = false and dev_seq = ?",
                id(chat),
                id(from),
                devSeq);
        return refs;
    }

    /** A device's line in a chat that has something waiting. */
    record Waiting(ChatId chat, DeviceId from) {}

    static List<Waiting> waiting(Tx tx) {
        return tx.list(
                "select distinct chat, from_dev from chats_message where shown = false",
                row -> new Waiting(new ChatId(bytes(row, 1)), new DeviceId(bytes(row, 2))));
    }

    // gaps

    static void gap(Tx tx, ChatId chat, DeviceId from, Line.Gap gap) {
        long behind =
                tx.one(
                                """
                                select min(hlc) from chats_message
                                where chat = ? and from_dev = ? and dev_seq = ?
                                """,
                                row -> row.getLong(1),
                                id(chat),
                                id(from),
                                gap.to() + 1)
                        .orElseThrow();
        put(tx, new Gap(chat, from, gap.from(), gap.to(), behind));
    }

    private static void put(Tx tx, Gap gap) {
        tx.update(
                "merge into chats_gap key (chat, from_dev, from_seq) values (?, ?, ?, ?, ?)",
                id(gap.chat()),
                id(gap.from()),
                gap.first(),
                gap.last(),
                gap.hlc());
    }

    /** Something late came: the gap around it gets smaller, or two, or none. */
    static Optional<Gap> fill(Tx tx, ChatId chat, OrderKey late) {
        Optional<Gap> around =
                tx.one(
                        """
                        select chat, from_dev, from_seq, to_seq, hlc from chats_gap
                        where chat = ? and from_dev = ? and from_seq <= ? and to_seq >= ?
                        """,
                        ChatStore::gap,
                        id(chat),
                        id(late.from()),
                        late.devSeq(),
                        late.devSeq());
        around.ifPresent(
                gap -> {
                    tx.update(
                            "delete from chats_gap where chat = ? and from_dev = ? and from_seq = ?",
                            id(chat),
                            id(late.from()),
                            gap.first());
                    if (gap.first() < late.devSeq()) {
                        put(
                                tx,
                                new Gap(
                                        chat,
                                        late.from(),
                                        gap.first(),
                                        late.devSeq() - 1,
                                        late.hlc()));
                    }
                    if (late.devSeq() < gap.last()) {
                        put(
                                tx,
                                new Gap(
                                        chat,
                                        late.from(),
                                        late.devSeq() + 1,
                                        gap.last(),
                                        gap.hlc()));
                    }
                });
        return around;
    }

    /** The gaps that stand at or behind {@code from}, or all. */
    static List<Gap> gaps(Tx tx, ChatId chat, Optional<OrderKey> from) {
        return tx
                .list(
                        "select chat, from_dev, from_seq, to_seq, hlc from chats_gap where chat = ?",
                        ChatStore::gap,
                        (Object) id(chat))
                .stream()
                .filter(gap -> from.isEmpty() || gap.key().compareTo(from.get()) >= 0)
                .toList();
    }

    private static Gap gap(ResultSet row) throws SQLException {
        return new Gap(
                new ChatId(bytes(row, 1)),
                new DeviceId(bytes(row, 2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new ChatId(bytes(row, 1)),
                new OrderKey(
                        row.getLong(2),
                        new DeviceId(bytes(row, 3)),
                        row.getLong(4),
                        new MessageId(bytes(row, 5))),
                new JournalPosition(row.getLong(6), row.getLong(7)),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getBoolean(10),
                progress(row, 11));
    }

    /** The progress in the columns from {@code first} on; none where the row has none. */
    private static Progress progress(ResultSet row, int first) throws SQLException {
        long dropped = row.getLong(first);
        return row.wasNull()
                ? Progress.NONE
                : new Progress(
                        dropped,
                        row.getLong(first + 1),
                        row.getLong(first + 2),
                        row.getLong(first + 3));
    }

    private static Bytes bytes(ResultSet row, int column) throws SQLException {
        byte @Nullable [] bytes = row.getBytes(column);
        return Bytes.of(bytes == null ? new byte[0] : bytes);
    }

    private static byte[] id(ChatId chat) {
        return chat.value().toArray();
    }

    private static byte[] id(DeviceId device) {
        return device.value().toArray();
    }
}
