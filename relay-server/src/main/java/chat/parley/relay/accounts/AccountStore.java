package chat.parley.relay.accounts;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.SignedProfile;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Where accounts and their profiles are kept. */
public interface AccountStore {
    Optional<Account> find(Transaction tx, AccountId id);

    Optional<Account> byHandle(Transaction tx, Handle handle);

    /** Who has a handle that looks like this one. */
    Optional<AccountId> bySkeleton(Transaction tx, String skeleton);

    /** Accounts in the order of their ids, behind {@code after}. */
    List<Account> page(Transaction tx, Optional<AccountId> after, int limit);

    void add(Transaction tx, Account account, Handle handle, String skeleton);

    void putProfile(
            Transaction tx,
            AccountId id,
            long version,
            SignedProfile profile,
            Handle handle,
            String skeleton);

    /** Forgets an account and its profile, and frees its handle. */
    void remove(Transaction tx, AccountId id);
}
