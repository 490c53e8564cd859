package chat.parley.relay.accounts;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.relay.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Where invites are kept. */
public interface InviteStore {
    /** The salt of all token hashes. */
    Optional<Bytes> salt(Transaction tx);

    void putSalt(Transaction tx, Bytes salt);

    /** Whether any invite was ever minted. */
    boolean any(Transaction tx);

    void add(Transaction tx, Invite invite);

    Optional<Invite> find(Transaction tx, Bytes hash);

    void redeemed(Transaction tx, Bytes hash, AccountId account);

    /** The invite whose hash begins with these bytes. */
    Optional<Invite> beginning(Transaction tx, Bytes prefix);

    void revoked(Transaction tx, Bytes hash);

    /** Invites in the order in which they expire, behind {@code after}. */
    List<Invite> page(Transaction tx, Optional<Invite> after, int limit);
}
