package chat.parley.engine.crypto;

import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.model.id.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The room's tables. Every method works inside the open transaction that it is given and keeps nothing
 * in memory, so a rollback takes everything back.
 */
public final class CryptoStore {
    /** The room's schema, for the opening of the database. */
    public static final List<Migration> MIGRATIONS =
            List.of(
                    new Migration(
                            "crypto",
                            1,
                            """
                            create table if not exists crypto_session(
                                device binary(16) primary key,
                                record varbinary(1048576) not null);
                            create table if not exists crypto_chain(
                                device binary(16) not null,
                                ratchet_key binary(33) not null,
                                newest int not null,
                                used bigint not null,
                                primary key(device, ratchet_key));
                            create table if not exists crypto_prekey(
                                kind tinyint not null,
                                id int not null,
                                record varbinary(8192) not null,
                                made bigint not null,
                                replaced bigint,
                                primary key(kind, id));
                            create table if not exists crypto_spent(
                                kyber int not null,
                                signed int not null,
                                base_key binary(33) not null,
                                at bigint not null,
                                primary key(kyber, signed, base_key));
                            create table if not exists crypto_number(
                                name varchar(32) primary key,
                                number bigint not null);
                            """));

    /** The largest session record that is stored; a peer that skips and skips cannot grow it further. */
    static final int LARGEST_SESSION = 1_048_576;

    /** How many ratchet keys of a device are remembered: more than libsignal keeps itself. */
    private static final int CHAINS = 256;

    /** What a prekey is. */
    enum PreKeyKind {
        EC(1),
        SIGNED(2),
        KYBER(3),
        LAST_RESORT(4);

        private final int code;

        PreKeyKind(int code) {
            this.code = code;
        }
    }

    Optional<byte[]> session(Tx tx, DeviceId device) {
        return tx.one(
                "select record from crypto_session where device = ?",
                row -> row.getBytes(1),
                id(device));
    }

    void putSession(Tx tx, DeviceId device, byte[] record) {
        tx.update("merge into crypto_session key(device) values (?, ?)", id(device), record);
    }

    void deleteSession(Tx tx, DeviceId device) {
        tx.update("delete from crypto_session where device = ?", id(device));
    }

    /** The highest message number opened so far under {@code ratchetKey}. */
    Optional<Integer> newest(Tx tx, DeviceId device, byte[] ratchetKey) {
        return tx.one(
                "select newest from crypto_chain where device = ? and ratchet_key = ?",
                row -> row.getInt(1),
                id(device),
                ratchetKey);
    }

    void putNewest(Tx tx, DeviceId device, byte[] ratchetKey, int newest, Instant now) {
        boolean fresh = newest(tx, device, ratchetKey).isEmpty();
        tx.update(
                "merge into crypto_chain key(device, ratchet_key) values (?, ?, ?, ?)",
                id(device),
                ratchetKey,
                newest,
                now.toEpochMilli());
        if (fresh) {
            tx.update(
                    "delete from crypto_chain where device = ? and ratchet_key not in (select"
                            + " ratchet_key from crypto_chain where device = ? order by used desc"
                            + " limit "
                            + CHAINS
                            + ")",
                    id(device),
                    id(device));
        }
    }

    Optional<byte[]> preKey(Tx tx, PreKeyKind kind, int id) {
        return tx.one(
                "select record from crypto_prekey where kind = ? and id = ?",
                row -> row.getBytes(1),
                kind.code,
                id);
    }

    void putPreKey(Tx tx, PreKeyKind kind, int id, byte[] record, Instant made) {
        tx.update(
                "insert into crypto_prekey values (?, ?, ?, ?, null)",
                kind.code,
                id,
                record,
                made.toEpochMilli());
    }

    void deletePreKey(Tx tx, PreKeyKind kind, int id) {
        tx.update("delete from crypto_prekey where kind = ? and id = ?", kind.code, id);
    }

    /** When the present (not replaced) key of this kind was made. */
    Optional<Instant> made(Tx tx, PreKeyKind kind) {
        return tx.one(
                "select max(made) from crypto_prekey where kind = ? and replaced is null"
                        + " having max(made) is not null",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                kind.code);
    }

    /** Marks all present keys of this kind as replaced; they still open what was begun with them. */
    void replace(Tx tx, PreKeyKind kind, Instant now) {
        tx.update(
                "update crypto_prekey set replaced = ? where kind = ? and replaced is null",
                now.toEpochMilli(),
                kind.code);
    }

    /** Forgets keys that were replaced before {@code then}, and what was begun with them. */
    void forgetReplaced(Tx tx, Instant then) {
        tx.update("delete from crypto_prekey where replaced < ?", then.toEpochMilli());
        tx.update(
                "delete from crypto_spent where at < ? and kyber not in (select id from"
                        + " crypto_prekey where kind = ?)",
                then.toEpochMilli(),
                PreKeyKind.LAST_RESORT.code);
    }

    /** Notes a beginning with a last-resort key; false if there was the same one before. */
    boolean spend(Tx tx, int kyber, int signed, byte[] baseKey, Instant now) {
        boolean seen =
                tx.one(
                                "select 1 from crypto_spent where kyber = ? and signed = ? and"
                                        + " base_key = ?",
                                row -> true,
                                kyber,
                                signed,
                                baseKey)
                        .isPresent();
        if (!seen) {
            tx.update(
                    "insert into crypto_spent values (?, ?, ?, ?)",
                    kyber,
                    signed,
                    baseKey,
                    now.toEpochMilli());
        }
        return !seen;
    }

    Optional<Long> number(Tx tx, String name) {
        return tx.one(
                "select number from crypto_number where name = ?", row -> row.getLong(1), name);
    }

    void putNumber(Tx tx, String name, long number) {
        tx.update("merge into crypto_number key(name) values (?, ?)", name, number);
    }

    private static byte[] id(DeviceId device) {
        return device.value().toArray();
    }
}
