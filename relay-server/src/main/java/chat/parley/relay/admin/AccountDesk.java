package chat.parley.relay.admin;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.Profile;
import chat.parley.relay.accounts.Account;
import chat.parley.relay.accounts.Accounts;
import chat.parley.relay.audit.Audit;
import chat.parley.relay.audit.AuditAct;
import chat.parley.relay.audit.AuditEntry.Deed;
import chat.parley.relay.audit.Door;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Excluded;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.Standing;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.util.Optional;
import java.util.function.Consumer;

/** Lists accounts, disables, enables and closes them. Thread-safe; refuses by {@link ProblemException}. */
final class AccountDesk {
    private final Database database;
    private final Accounts accounts;
    private final DeviceLogs logs;
    private final Exclusions exclusions;
    private final Audit audit;

    AccountDesk(
            Database database,
            Accounts accounts,
            DeviceLogs logs,
            Exclusions exclusions,
            Audit audit) {
        this.database = database;
        this.accounts = accounts;
        this.logs = logs;
        this.exclusions = exclusions;
        this.audit = audit;
    }

    void list(Consumer<? super AdminRow> rows) {
        accounts.each(
                account ->
                        rows.accept(
                                row(
                                        account.id(),
                                        Optional.of(account),
                                        logs.log(account.id()),
                                        exclusions.now())));
        Excluded excluded = exclusions.now();
        excluded.accounts().keySet().stream()
                .filter(id -> excluded.standing(id) == Standing.CLOSED)
                .sorted()
                .forEach(id -> rows.accept(row(id, Optional.empty(), logs.log(id), excluded)));
    }

    private static AdminRow row(
            AccountId id, Optional<Account> account, Optional<DeviceLog> log, Excluded excluded) {
        Standing standing = excluded.standing(id);
        Optional<Profile> profile = account.map(one -> one.profile().parse());
        long devices =
                standing == Standing.CLOSED
                        ? 0
                        : log.stream()
                                .flatMap(one -> one.activeIds().stream())
                                .filter(device -> !excluded.shutOut(device))
                                .count();
        return new AdminRow.Member(
                id.text(),
                AdminRow.word(standing),
                Optional.ofNullable(excluded.accounts().get(id))
                        .map(since -> AdminRow.time(since.since())),
                profile.map(one -> one.handle().value()),
                profile.map(Profile::name),
                account.map(one -> AdminRow.word(one.role())),
                account.map(one -> AdminRow.time(one.joined())),
                devices);
    }

    /**
     * Gives an account another standing. Closing it takes away what waits for its devices, their prekeys, and the
     * profile with its handle; of an account that was closed only the id can be named.
     */
    AdminRow change(Door door, String whom, Standing standing) {
        return database.lane().durable(tx -> change(tx, door, whom, standing)).join();
    }

    private AdminRow change(Transaction tx, Door door, String whom, Standing to) {
        AccountId id = named(tx, whom);
        Optional<Account> account = accounts.find(tx, id);
        Optional<DeviceLog> log = logs.log(tx, id);
        Standing from = exclusions.now(tx).standing(id);
        if (from != to) {
            if (from == Standing.CLOSED) {
                throw new ProblemException(
                        ProblemCode.ACCOUNT_CLOSED, "This account was closed for good.");
            }
            exclusions.put(tx, id, to);
            if (to == Standing.CLOSED) {
                log.orElseThrow().activeIds().forEach(device -> logs.retire(tx, device));
                accounts.remove(tx, id);
            }
            audit.append(tx, door, Deed.toAccount(act(to), id));
        }
        return row(id, account, log, exclusions.now(tx));
    }

    private static AuditAct act(Standing to) {
        return switch (to) {
            case ACTIVE -> AuditAct.ACCOUNT_ENABLED;
            case DISABLED -> AuditAct.ACCOUNT_DISABLED;
            case CLOSED -> AuditAct.ACCOUNT_CLOSED;
        };
    }

    /** The account that somebody means by an id or a handle. */
    AccountId named(Transaction tx, String whom) {
        return id(whom).filter(id -> logs.log(tx, id).isPresent())
                .or(
                        () ->
                                handle(whom)
                                        .flatMap(handle -> accounts.find(tx, handle))
                                        .map(Account::id))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.NOT_FOUND, "There is no such account."));
    }

    private static Optional<AccountId> id(String text) {
        try {
            return Optional.of(AccountId.parse(text));
        } catch (MalformedException e) {
            return Optional.empty(); // a handle, then
        }
    }

    private static Optional<Handle> handle(String text) {
        try {
            return Optional.of(Handle.typed(text));
        } catch (MalformedException e) {
            return Optional.empty(); // nobody has it
        }
    }
}
