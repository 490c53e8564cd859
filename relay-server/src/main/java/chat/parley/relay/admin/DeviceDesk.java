package chat.parley.relay.admin;

import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.DeviceLog;
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

/**
 * Lists devices and shuts them out. A device log is signed by devices alone, so nothing here is a {@code revoke} in it: other
 * people's clients encrypt to the device until its account ends it, but it gets nothing of that, and says nothing.
 * Thread-safe; refuses by {@link ProblemException}.
 */
final class DeviceDesk {
    private static final String SHUT_OUT = "shut-out";

    private final Database database;
    private final Accounts accounts;
    private final AccountDesk desk;
    private final DeviceLogs logs;
    private final Exclusions exclusions;
    private final Audit audit;

    DeviceDesk(
            Database database,
            Accounts accounts,
            AccountDesk desk,
            DeviceLogs logs,
            Exclusions exclusions,
            Audit audit) {
        this.database = database;
        this.accounts = accounts;
        this.desk = desk;
        this.logs = logs;
        this.exclusions = exclusions;
        this.audit = audit;
    }

    /** The devices of one account, or of all. */
    void list(Optional<String> whom, Consumer<? super AdminRow> rows) {
        if (whom.isEmpty()) {
            accounts.each(account -> list(account.id(), Optional.of(account), rows));
            return;
        }
        record Named(AccountId id, Optional<Account> account) {}
        Named named =
                database.read(
                        tx -> {
                            AccountId id = desk.named(tx, whom.get());
                            return new Named(id, accounts.find(tx, id));
                        });
        list(named.id(), named.account(), rows);
    }

    private void list(AccountId id, Optional<Account> account, Consumer<? super AdminRow> rows) {
        Excluded excluded = exclusions.now();
        DeviceLog log = logs.log(id).orElseThrow();
        log.devices().forEach(device -> rows.accept(row(log, device, account, excluded)));
    }

    private static AdminRow row(
            DeviceLog log, DeviceLog.Device device, Optional<Account> account, Excluded excluded) {
        DeviceId id = device.keys().id();
        return new AdminRow.Device(
                id.text(),
                log.account().text(),
                account.map(one -> one.profile().parse().handle()).map(Handle::value),
                device.active() && excluded.shutOut(id) ? SHUT_OUT : AdminRow.word(device.status()),
                AdminRow.time(log.entries().get((int) device.since()).parse().ts()),
                Optional.ofNullable(excluded.devices().get(id)).map(AdminRow::time));
    }

    /** Shuts a device out: what waits for it and its prekeys go, and it never comes in again. */
    AdminRow revoke(Door door, DeviceId device) {
        AccountId account = logs.accountOf(device).orElseThrow(DeviceDesk::unknown);
        return database.lane().durable(tx -> revoke(tx, door, account, device)).join();
    }

    private AdminRow revoke(Transaction tx, Door door, AccountId account, DeviceId id) {
        DeviceLog log = logs.log(tx, account).orElseThrow();
        DeviceLog.Device device = log.device(id).orElseThrow(DeviceDesk::unknown);
        Excluded excluded = exclusions.now(tx);
        boolean inside = device.active() && excluded.standing(account) != Standing.CLOSED;
        if (inside && !excluded.shutOut(id)) {
            exclusions.shutOut(tx, id);
            logs.retire(tx, id);
            audit.append(tx, door, Deed.toDevice(AuditAct.DEVICE_REVOKED, account, id));
        }
        return row(log, device, accounts.find(tx, account), exclusions.now(tx));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no such device.");
    }
}
