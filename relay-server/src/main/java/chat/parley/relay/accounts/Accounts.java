package chat.parley.relay.accounts;

import chat.parley.model.http.Join;
import chat.parley.model.http.Joined;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.log.Profile;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedProfile;
import chat.parley.model.log.Ticket;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.Standing;
import chat.parley.relay.http.Bearer;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.identity.RelayIdentity;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joining, profiles, leaving. Thread-safe, but what takes a {@link Transaction} is for the commit lane only; refuses by
 * {@link ProblemException}.
 */
public final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final Database database;
    private final AccountStore store;
    private final Invites invites;
    private final DeviceLogs logs;
    private final Exclusions exclusions;
    private final RelayIdentity identity;
    private final InstantSource clock;
    private final List<DirectoryWatcher> watchers = new CopyOnWriteArrayList<>();

    public Accounts(
            Database database,
            AccountStore store,
            Invites invites,
            DeviceLogs logs,
            Exclusions exclusions,
            RelayIdentity identity,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.invites = invites;
        this.logs = logs;
        this.exclusions = exclusions;
        this.identity = identity;
        this.clock = clock;
    }

    public void onChange(DirectoryWatcher watcher) {
        watchers.add(watcher);
    }

    /**
     * Redeems an invite: account, first device and profile in one transaction. The same token with the same account
     * succeeds again, because the first answer may have been lost.
     */
    public Joined join(Join join) {
        AccountId id = join.create().parse().acct();
        DeviceLog log;
        try {
            log = DeviceLog.verify(id, List.of(join.create()));
        } catch (LogRefusedException e) {
            throw refused("The first log entry is not valid: " + e.reason());
        }
        Profile profile = verified(join.profile(), log);
        String skeleton = Handles.skeleton(profile.handle());
        long now = clock.millis();
        Account account =
                database.lane().durable(tx -> join(tx, join, log, profile, skeleton, now)).join();
        LOG.atInfo().addKeyValue("account", account.id()).log("joined");
        watchers.forEach(DirectoryWatcher::directoryChanged);
        return new Joined(
                identity.ticket(new Ticket(1, account.id(), account.role(), account.joined())));
    }

    private Account join(
            Transaction tx, Join join, DeviceLog log, Profile profile, String skeleton, long now) {
        AccountId id = log.account();
        Role role = invites.permits(tx, join.token(), id).orElseThrow(Accounts::spent);
        if (exclusions.now(tx).standing(id) == Standing.CLOSED) {
            throw new ProblemException(
                    ProblemCode.ACCOUNT_CLOSED, "This account was closed for good.");
        }
        Optional<Account> known = store.find(tx, id);
        if (known.isPresent()) {
            return known.get();
        }
        requireFree(tx, skeleton, id);
        if (!logs.create(tx, log)) {
            throw refused("The device is known already.");
        }
        Account account = new Account(id, role, now, profile.version(), join.profile());
        store.add(tx, account, profile.handle(), skeleton);
        invites.redeem(tx, join.token(), id);
        return account;
    }

    /** The account of an id, as the lane sees it. */
    public Optional<Account> find(Transaction tx, AccountId id) {
        return store.find(tx, id);
    }

    /** The account that has exactly this handle, as the lane sees it. */
    public Optional<Account> find(Transaction tx, Handle handle) {
        return store.byHandle(tx, handle);
    }

    /** Every account, in the order of their ids. */
    public void each(Consumer<Account> each) {
        database.each((tx, last) -> store.page(tx, last.map(Account::id), Directory.PAGE), each);
    }

    /** Forgets an account and its profile; its handle is free. Its device log stays. */
    public void remove(Transaction tx, AccountId id) {
        store.remove(tx, id);
    }

    /** Replaces an account's profile by a newer one. */
    public void putProfile(AuthenticatedDevice by, SignedProfile signed) {
        Profile profile = signed.parse();
        if (!profile.acct().equals(by.account())) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "A profile is changed by its own account.");
        }
        verified(signed, logs.log(by.account()).orElseThrow());
        String skeleton = Handles.skeleton(profile.handle());
        boolean changed =
                database.lane().durable(tx -> putProfile(tx, by, signed, profile, skeleton)).join();
        if (changed) {
            watchers.forEach(DirectoryWatcher::directoryChanged);
        }
    }

    private boolean putProfile(
            Transaction tx,
            AuthenticatedDevice by,
            SignedProfile signed,
            Profile profile,
            String skeleton) {
        if (logs.refusal(tx, by).isPresent()) {
            throw Bearer.refused(); // it was shut out since it came in
        }
        DeviceLog log = logs.log(tx, by.account()).orElseThrow();
        if (!DeviceLogs.active(log, signed.signer())) {
            throw notSigned(); // it ended while the signature was checked
        }
        Account account = store.find(tx, by.account()).orElseThrow();
        if (account.profile().equals(signed)) {
            return false;
        }
        if (profile.version() <= account.version()) {
            throw new ProblemException(
                    ProblemCode.PROFILE_STALE, "A newer version of the profile is stored.");
        }
        requireFree(tx, skeleton, by.account());
        store.putProfile(tx, by.account(), profile.version(), signed, profile.handle(), skeleton);
        return true;
    }

    private static Profile verified(SignedProfile signed, DeviceLog log) {
        if (!signed.signedBy(log) || !DeviceLogs.active(log, signed.signer())) {
            throw notSigned();
        }
        return signed.parse();
    }

    private static ProblemException notSigned() {
        return refused("The profile is not signed by an active device of its account.");
    }

    private void requireFree(Transaction tx, String skeleton, AccountId by) {
        if (store.bySkeleton(tx, skeleton).filter(owner -> !owner.equals(by)).isPresent()) {
            throw new ProblemException(
                    ProblemCode.HANDLE_TAKEN,
                    "This handle, or one that looks like it, belongs to somebody else.");
        }
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(ProblemCode.LOG_REFUSED, sentence);
    }

    private static ProblemException spent() {
        return new ProblemException(
                ProblemCode.INVITE_SPENT, "The invite is unknown, expired, revoked or used up.");
    }
}
