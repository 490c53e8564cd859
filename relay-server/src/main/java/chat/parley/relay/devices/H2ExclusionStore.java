package chat.parley.relay.devices;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.relay.storage.Transaction;
import java.util.HashMap;
import java.util.Map;

/** Who is shut out, in H2. */
public final class H2ExclusionStore implements ExclusionStore {
    @Override
    public Excluded all(Transaction tx) {
        Map<AccountId, Excluded.Since> accounts = new HashMap<>();
        tx.each(
                "select account, standing, since from excluded_account",
                row -> {
                    accounts.put(
                            new AccountId(row.bytes(1)),
                            new Excluded.Since(Standing.valueOf(row.text(2)), row.number(3)));
                    return true;
                });
        Map<DeviceId, Long> devices = new HashMap<>();
        tx.each(
                "select device, since from excluded_device",
                row -> {
                    devices.put(new DeviceId(row.bytes(1)), row.number(2));
                    return true;
                });
        return new Excluded(accounts, devices);
    }

    @Override
    public void put(Transaction tx, AccountId account, Excluded.Since since) {
        tx.update("delete from excluded_account where account = ?", account.value());
        if (since.standing() != Standing.ACTIVE) {
            tx.update(
                    "insert into excluded_account (account, standing, since) values (?, ?, ?)",
                    account.value(),
                    since.standing().name(),
                    since.since());
        }
    }

    @Override
    public void put(Transaction tx, DeviceId device, long since) {
        tx.update(
                "insert into excluded_device (device, since) values (?, ?)", device.value(), since);
    }
}
