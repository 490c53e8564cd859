package chat.parley.relay.accounts;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.Role;
import chat.parley.relay.storage.Row;
import chat.parley.relay.storage.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Invites in H2. */
public final class H2InviteStore implements InviteStore {
    /** Bytes of a hash. */
    private static final int HASH = 64;

    private static final String SELECT =
            "select hash, role, expires, account, revoked from invite ";

    private static Invite invite(Row row) {
        return new Invite(
                row.bytes(1),
                Role.valueOf(row.text(2)),
                row.number(3),
                row.optionalBytes(4).map(AccountId::new),
                row.flag(5));
    }

    @Override
    public Optional<Bytes> salt(Transaction tx) {
        return tx.first("select salt from invite_salt", row -> row.bytes(1));
    }

    @Override
    public void putSalt(Transaction tx, Bytes salt) {
        tx.update("insert into invite_salt (salt) values (?)", salt);
    }

    @Override
    public boolean any(Transaction tx) {
        return tx.first("select 1 from invite fetch first row only", row -> true).isPresent();
    }

    @Override
    public void add(Transaction tx, Invite invite) {
        tx.update(
                "insert into invite (hash, role, expires, revoked) values (?, ?, ?, ?)",
                invite.hash(),
                invite.role().name(),
                invite.expires(),
                invite.revoked());
    }

    @Override
    public Optional<Invite> find(Transaction tx, Bytes hash) {
        return tx.first(SELECT + "where hash = ?", H2InviteStore::invite, hash);
    }

    @Override
    public void redeemed(Transaction tx, Bytes hash, AccountId account) {
        tx.update("update invite set account = ? where hash = ?", account.value(), hash);
    }

    @Override
    public Optional<Invite> beginning(Transaction tx, Bytes prefix) {
        return tx.first(
                        SELECT + "where hash >= ? order by hash fetch first row only",
                        H2InviteStore::invite,
                        Arrays.copyOf(prefix.toArray(), HASH))
                .filter(found -> begins(found, prefix));
    }

    private static boolean begins(Invite found, Bytes prefix) {
        byte[] hash = found.hash().toArray();
        return Bytes.of(Arrays.copyOf(hash, prefix.size())).equals(prefix);
    }

    @Override
    public void revoked(Transaction tx, Bytes hash) {
        tx.update("update invite set revoked = true where hash = ?", hash);
    }

    @Override
    public List<Invite> page(Transaction tx, Optional<Invite> after, int limit) {
        return tx.list(
                SELECT
                        + "where expires > ? or (expires = ? and hash > ?)"
                        + " order by expires, hash fetch first ? rows only",
                H2InviteStore::invite,
                after.map(Invite::expires).orElse(-1L),
                after.map(Invite::expires).orElse(-1L),
                after.map(Invite::hash).orElse(Bytes.EMPTY),
                limit);
    }
}
