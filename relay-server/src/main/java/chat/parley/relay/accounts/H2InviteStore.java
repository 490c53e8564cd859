package chat.parley.relay.accounts;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.Role;
import chat.parley.relay.storage.Transaction;
import java.util.Optional;

/** Invites in H2. */
public final class H2InviteStore implements InviteStore {
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
    public void add(Transaction tx, Bytes hash, Role role, long expires) {
        tx.update(
                "insert into invite (hash, role, expires) values (?, ?, ?)",
                hash,
                role.name(),
                expires);
    }

    @Override
    public Optional<Invite> find(Transaction tx, Bytes hash) {
        return tx.first(
                "select role, expires, account from invite where hash = ?",
                row ->
                        new Invite(
                                Role.valueOf(row.text(1)),
                                row.number(2),
                                row.optionalBytes(3).map(AccountId::new)),
                hash);
    }

    @Override
    public void redeemed(Transaction tx, Bytes hash, AccountId account) {
        tx.update("update invite set account = ? where hash = ?", account.value(), hash);
    }
}
