package chat.parley.relay.mailbox;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.Sender;
import chat.parley.relay.storage.Row;
import chat.parley.relay.storage.Transaction;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The mailbox in H2. A queue's number and a message's number packed into one primary key make a page one short range
 * (ordering by two columns makes H2 read the whole queue again for each page), and payloads lie in the order of arrival.
 */
public final class H2MailboxStore implements MailboxStore {
    private static final int SEQ_BITS = 36;
    private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;

    private static final String WAITING =
            "select slot, arrival, size, shared, account from waiting ";

    private record Waiting(long slot, long arrival, int size, boolean shared, AccountId from) {}

    private long arrivals = -1;

    private static long slot(long no, long seq) {
        return no << SEQ_BITS | seq;
    }

    @Override
    public Optional<QueueRow> find(Transaction tx, DeviceId device) {
        return tx.first(
                "select no, generation, acked, swept, full_from, full_to, sent_seq, sent_ack,"
                        + " sent_mac, last_seq, last_ack, last_mac from queue where device = ?",
                row ->
                        new QueueRow(
                                row.number(1),
                                device,
                                (int) row.number(2),
                                row.number(3),
                                row.number(4),
                                row.number(5),
                                row.number(6),
                                counters(row, 7),
                                counters(row, 10)),
                device.value());
    }

    private static Optional<Counters> counters(Row row, int column) {
        return row.optionalBytes(column + 2)
                .map(mac -> new Counters(row.number(column), row.number(column + 1), mac));
    }

    @Override
    public Optional<DeviceId> device(Transaction tx, long no) {
        return tx.first(
                "select device from queue where no = ?", row -> new DeviceId(row.bytes(1)), no);
    }

    @Override
    public QueueRow create(Transaction tx, DeviceId device) {
        long no =
                tx.first("select coalesce(max(no), 0) + 1 from queue", row -> row.number(1))
                        .orElseThrow();
        tx.update(
                "insert into queue (no, device, generation, acked, swept, full_from, full_to)"
                        + " values (?, ?, 0, 0, 0, 0, 0)",
                no,
                device.value());
        return new QueueRow(no, device, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }

    @Override
    public void update(Transaction tx, QueueRow row) {
        tx.update(
                "update queue set generation = ?, acked = ?, swept = ?, full_from = ?,"
                        + " full_to = ?, sent_seq = ?, sent_ack = ?, sent_mac = ?, last_seq = ?,"
                        + " last_ack = ?, last_mac = ? where no = ?",
                row.generation(),
                row.acked(),
                row.swept(),
                row.fullFrom(),
                row.fullTo(),
                row.sent().map(Counters::clientSeq),
                row.sent().map(Counters::lastAck),
                row.sent().map(Counters::mac),
                row.last().map(Counters::clientSeq),
                row.last().map(Counters::lastAck),
                row.last().map(Counters::mac),
                row.no());
    }

    @Override
    public void forgetAcknowledging(Transaction tx) {
        tx.update("update queue set last_seq = null, last_ack = null, last_mac = null");
    }

    @Override
    public Contents contents(Transaction tx, long no) {
        long[] highest = {0};
        List<Held> held =
                tx.list(
                        "select account, max(slot), count(*), sum(size) from waiting"
                                + " where slot >= ? and slot <= ? group by account",
                        row -> {
                            highest[0] = Math.max(highest[0], row.number(2) & SEQ_MASK);
                            return new Held(
                                    new AccountId(row.bytes(1)), row.number(3), row.number(4));
                        },
                        slot(no, 0),
                        slot(no, SEQ_MASK));
        return new Contents(highest[0], held);
    }

    @Override
    public void add(Transaction tx, NewMessage message) {
        if (message.parts().isEmpty()) {
            return;
        }
        long arrival = nextArrival(tx);
        boolean shared = message.parts().size() > 1;
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (Part part : message.parts()) {
            tx.update(
                    "insert into waiting (slot, arrival, part, size, shared, expires, account)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    slot(part.no(), part.seq()),
                    arrival,
                    payload.size(),
                    part.ct().size(),
                    shared,
                    message.expires(),
                    message.from().acct().value());
            payload.writeBytes(part.ct().toArray());
        }
        tx.update(
                "insert into message (arrival, mid, account, device, relay_ts, payload)"
                        + " values (?, ?, ?, ?, ?, ?)",
                arrival,
                message.mid().value(),
                message.from().acct().value(),
                message.from().device().value(),
                message.relayTs(),
                payload.toByteArray());
        if (shared) {
            tx.update(
                    "insert into shared (arrival, rows_left) values (?, ?)",
                    arrival,
                    message.parts().size());
        }
    }

    /** Numbers skip ahead when a batch is undone, and are used again when all messages are gone; both do no harm. */
    private long nextArrival(Transaction tx) {
        if (arrivals < 0) {
            arrivals =
                    tx.first("select coalesce(max(arrival), 0) from message", row -> row.number(1))
                            .orElseThrow();
        }
        arrivals++;
        return arrivals;
    }

    @Override
    public List<Msg> page(
            Transaction tx, long no, long after, long upTo, long now, int most, long bytes) {
        List<Msg> page = new ArrayList<>();
        long[] sum = {0};
        tx.each(
                "select w.slot, w.part, w.size, m.mid, m.account, m.device, m.relay_ts, m.payload"
                        + " from waiting w join message m on m.arrival = w.arrival"
                        + " where w.slot > ? and w.slot <= ? and w.expires > ?"
                        + " order by w.slot fetch first ? rows only",
                row -> {
                    int offset = (int) row.number(2);
                    int size = (int) row.number(3);
                    page.add(
                            new Msg(
                                    row.number(1) & SEQ_MASK,
                                    new MessageId(row.bytes(4)),
                                    MessageClass.DURABLE,
                                    new Sender(
                                            new AccountId(row.bytes(5)),
                                            new DeviceId(row.bytes(6))),
                                    row.number(7),
                                    Bytes.of(
                                            Arrays.copyOfRange(
                                                    row.array(8), offset, offset + size))));
                    sum[0] += size;
                    return sum[0] < bytes;
                },
                slot(no, after),
                slot(no, upTo),
                now,
                most);
        return page;
    }

    @Override
    public List<Removed> removeUpTo(Transaction tx, long no, long seq) {
        List<Waiting> rows =
                tx.list(
                        WAITING + "where slot >= ? and slot <= ?",
                        H2MailboxStore::waiting,
                        slot(no, 0),
                        slot(no, seq));
        tx.update("delete from waiting where slot >= ? and slot <= ?", slot(no, 0), slot(no, seq));
        return release(tx, rows);
    }

    @Override
    public List<Removed> removeExpired(Transaction tx, long now, int most) {
        List<Waiting> rows =
                tx.list(
                        WAITING + "where expires <= ? order by expires fetch first ? rows only",
                        H2MailboxStore::waiting,
                        now,
                        most);
        rows.forEach(row -> tx.update("delete from waiting where slot = ?", row.slot()));
        return release(tx, rows);
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.number(1),
                row.number(2),
                (int) row.number(3),
                row.flag(4),
                new AccountId(row.bytes(5)));
    }

    /** Deletes the payloads that nobody waits for any more. */
    private static List<Removed> release(Transaction tx, List<Waiting> rows) {
        List<Removed> removed = new ArrayList<>(rows.size());
        for (Waiting row : rows) {
            removed.add(
                    new Removed(
                            row.slot() >> SEQ_BITS, row.slot() & SEQ_MASK, row.from(), row.size()));
            if (row.shared()) {
                tx.update(
                        "update shared set rows_left = rows_left - 1 where arrival = ?",
                        row.arrival());
                if (tx.update(
                                "delete from shared where arrival = ? and rows_left = 0",
                                row.arrival())
                        == 0) {
                    continue;
                }
            }
            tx.update("delete from message where arrival = ?", row.arrival());
        }
        return removed;
    }

    @Override
    public void removeQueue(Transaction tx, DeviceId device) {
        find(tx, device)
                .ifPresent(
                        row -> {
                            removeUpTo(tx, row.no(), SEQ_MASK);
                            tx.update("delete from queue where no = ?", row.no());
                        });
    }
}
