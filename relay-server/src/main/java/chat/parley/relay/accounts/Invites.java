package chat.parley.relay.accounts;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.Role;
import chat.parley.relay.accounts.Invite.State;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Single-use permissions to join. Thread-safe; what takes a {@link Transaction} is for the commit lane only. */
public final class Invites {
    private static final Duration MEMBER = Duration.ofDays(7);
    private static final Duration ADMIN = Duration.ofHours(24);

    /** Invites read at a time. */
    private static final int PAGE = 200;

    private final Database database;
    private final InviteStore store;
    private final SecureRandom random;
    private final InstantSource clock;

    public Invites(Database database, InviteStore store, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A new permission.
     *
     * @param id as {@link Invite#id()}
     * @param expires in milliseconds since 1970
     */
    public record Minted(String id, Bytes token, Role role, long expires) {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * Mints tokens. The first one that this relay ever mints makes its redeemer an admin.
     *
     * @param admin whether all of them make admins
     */
    public List<Minted> mint(Transaction tx, int count, boolean admin) {
        Bytes salt = salt(tx);
        boolean first = !store.any(tx);
        List<Minted> minted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Bytes token = random(32);
            Role role = first || admin ? Role.ADMIN : Role.MEMBER;
            Duration valid = role == Role.ADMIN ? ADMIN : MEMBER;
            Bytes hash = Hashes.saltedSha512(salt, token);
            Invite invite =
                    new Invite(
                            hash, role, clock.millis() + valid.toMillis(), Optional.empty(), false);
            store.add(tx, invite);
            minted.add(new Minted(invite.id(), token, role, invite.expires()));
            first = false;
        }
        return List.copyOf(minted);
    }

    private Bytes salt(Transaction tx) {
        Optional<Bytes> kept = store.salt(tx);
        if (kept.isPresent()) {
            return kept.get();
        }
        Bytes fresh = random(16);
        store.putSalt(tx, fresh);
        return fresh;
    }

    private Bytes random(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    /**
     * The role that a token gives to an account: unused and not expired, or used by this account before. Changes
     * nothing.
     */
    Optional<Role> permits(Transaction tx, Bytes token, AccountId account) {
        return find(tx, token)
                .filter(
                        invite ->
                                invite.account()
                                        .map(account::equals)
                                        .orElse(invite.state(clock.millis()) == State.OPEN))
                .map(Invite::role);
    }

    /** The invite of a token. */
    public Optional<Invite> find(Transaction tx, Bytes token) {
        return store.salt(tx).flatMap(salt -> store.find(tx, Hashes.saltedSha512(salt, token)));
    }

    /** The invite of an {@link Invite#id()}. */
    public Optional<Invite> find(Transaction tx, String id) {
        return id.matches("[0-9a-f]{" + 2 * Invite.NAME + "}")
                ? store.beginning(tx, Bytes.of(HexFormat.of().parseHex(id)))
                : Optional.empty();
    }

    /** Ends an invite that nobody has redeemed; its link is dead once that is committed. */
    public void revoke(Transaction tx, Invite invite) {
        store.revoked(tx, invite.hash());
    }

    /** Every invite ever minted, in the order in which they expire. */
    public void each(Consumer<Invite> each) {
        database.each((tx, last) -> store.page(tx, last, PAGE), each);
    }

    void redeem(Transaction tx, Bytes token, AccountId account) {
        Bytes salt = store.salt(tx).orElseThrow();
        store.redeemed(tx, Hashes.saltedSha512(salt, token), account);
    }
}
