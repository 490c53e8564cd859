package chat.parley.relay.accounts;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedProfile;
import chat.parley.relay.storage.Row;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Accounts in H2. */
public final class H2AccountStore implements AccountStore {
    private static final String SELECT =
            "select id, role, joined, version, profile, signer, sig from account ";

    private static Account account(Row row) {
        return new Account(
                new AccountId(row.bytes(1)),
                Role.valueOf(row.text(2)),
                row.number(3),
                row.number(4),
                new SignedProfile(row.bytes(5), new DeviceId(row.bytes(6)), row.bytes(7)));
    }

    @Override
    public Optional<Account> find(Transaction tx, AccountId id) {
        return tx.first(SELECT + "where id = ?", H2AccountStore::account, id.value());
    }

    @Override
    public Optional<Account> byHandle(Transaction tx, Handle handle) {
        return tx.first(SELECT + "where handle = ?", H2AccountStore::account, handle.value());
    }

    @Override
    public Optional<AccountId> bySkeleton(Transaction tx, String skeleton) {
        return tx.first(
                "select id from account where skeleton = ?",
                row -> new AccountId(row.bytes(1)),
                skeleton);
    }

    @Override
    public List<Account> page(Transaction tx, Optional<AccountId> after, int limit) {
        return after.isEmpty()
                ? tx.list(
                        SELECT + "order by id fetch first ? rows only",
                        H2AccountStore::account,
                        limit)
                : tx.list(
                        SELECT + "where id > ? order by id fetch first ? rows only",
                        H2AccountStore::account,
                        after.get().value(),
                        limit);
    }

    @Override
    public void add(Transaction tx, Account account, Handle handle, String skeleton) {
        tx.update(
                "insert into account"
                        + " (id, role, joined, handle, skeleton, version, profile, signer, sig)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                account.id().value(),
                account.role().name(),
                account.joined(),
                handle.value(),
                skeleton,
                account.version(),
                account.profile().profile(),
                account.profile().signer().value(),
                account.profile().sig());
    }

    @Override
    public void putProfile(
            Transaction tx,
            AccountId id,
            long version,
            SignedProfile profile,
            Handle handle,
            String skeleton) {
        tx.update(
                "update account set handle = ?, skeleton = ?, version = ?, profile = ?,"
                        + " signer = ?, sig = ? where id = ?",
                handle.value(),
                skeleton,
                version,
                profile.profile(),
                profile.signer().value(),
                profile.sig(),
                id.value());
    }

    @Override
    public void remove(Transaction tx, AccountId id) {
        tx.update("delete from account where id = ?", id.value());
    }
}
