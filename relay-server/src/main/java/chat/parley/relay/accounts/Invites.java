package chat.parley.relay.accounts;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.Role;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Single-use permissions to join. Thread-safe; what takes a {@link Transaction} is for the commit lane only. */
public final class Invites {
    private static final Duration MEMBER = Duration.ofDays(7);
    private static final Duration ADMIN = Duration.ofHours(24);

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
     * @param expires in milliseconds since 1970
     */
    public record Minted(Bytes token, Role role, long expires) {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * Mints tokens. The first one that this relay ever mints makes its redeemer an admin.
     *
     * @param count 1 to 1,000
     * @param admin whether all of them make admins
     */
    public List<Minted> mint(int count, boolean admin) {
        if (count < 1 || count > 1000) {
            throw new IllegalArgumentException("1 to 1,000 invites at a time");
        }
        List<Bytes> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(random(32));
        }
        Bytes freshSalt = random(16);
        return database.lane()
                .durable(
                        tx -> {
                            Bytes salt = salt(tx, freshSalt);
                            boolean first = !store.any(tx);
                            List<Minted> minted = new ArrayList<>();
                            for (Bytes token : tokens) {
                                Role role = first || admin ? Role.ADMIN : Role.MEMBER;
                                Duration valid = role == Role.ADMIN ? ADMIN : MEMBER;
                                long expires = clock.millis() + valid.toMillis();
                                store.add(tx, Hashes.saltedSha512(salt, token), role, expires);
                                minted.add(new Minted(token, role, expires));
                                first = false;
                            }
                            return List.copyOf(minted);
                        })
                .join();
    }

    private Bytes salt(Transaction tx, Bytes fresh) {
        Optional<Bytes> kept = store.salt(tx);
        if (kept.isEmpty()) {
            store.putSalt(tx, fresh);
        }
        return kept.orElse(fresh);
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
        return store.salt(tx)
                .flatMap(salt -> store.find(tx, Hashes.saltedSha512(salt, token)))
                .filter(
                        invite ->
                                invite.account()
                                        .map(account::equals)
                                        .orElse(invite.expires() > clock.millis()))
                .map(InviteStore.Invite::role);
    }

    void redeem(Transaction tx, Bytes token, AccountId account) {
        Bytes salt = store.salt(tx).orElseThrow();
        store.redeemed(tx, Hashes.saltedSha512(salt, token), account);
    }
}
