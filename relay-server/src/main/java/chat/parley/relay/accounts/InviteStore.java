package chat.parley.relay.accounts;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.Role;
import chat.parley.relay.storage.Transaction;
import java.util.Optional;

/** Where invites are kept. */
public interface InviteStore {
    /**
     * An invite as it is kept.
     *
     * @param expires milliseconds since 1970
     * @param account who redeemed it
     */
    record Invite(Role role, long expires, Optional<AccountId> account) {}

    /** The salt of all token hashes. */
    Optional<Bytes> salt(Transaction tx);

    void putSalt(Transaction tx, Bytes salt);

    /** Whether any invite was ever minted. */
    boolean any(Transaction tx);

    void add(Transaction tx, Bytes hash, Role role, long expires);

    Optional<Invite> find(Transaction tx, Bytes hash);

    void redeemed(Transaction tx, Bytes hash, AccountId account);
}
