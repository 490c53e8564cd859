package chat.parley.relay.devices;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.SignedEntry;
import chat.parley.relay.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Device logs in H2. */
public final class H2DeviceStore implements DeviceStore {
    @Override
    public List<SignedEntry> entries(Transaction tx, AccountId account) {
        return tx.list(
                "select entry, sig, sig2 from log_entry where account = ? order by account, seq",
                row -> {
                    List<Bytes> sigs = new ArrayList<>(2);
                    sigs.add(row.bytes(2));
                    row.optionalBytes(3).ifPresent(sigs::add);
                    return new SignedEntry(row.bytes(1), sigs);
                },
                account.value());
    }

    @Override
    public void put(Transaction tx, AccountId account, long seq, SignedEntry entry) {
        tx.update("delete from log_entry where account = ? and seq >= ?", account.value(), seq);
        tx.update(
                "insert into log_entry (account, seq, entry, sig, sig2) values (?, ?, ?, ?, ?)",
                account.value(),
                seq,
                entry.entry(),
                entry.sigs().getFirst(),
                entry.sigs().stream().skip(1).findFirst());
    }

    @Override
    public Optional<AccountId> accountOf(Transaction tx, DeviceId device) {
        return tx.first(
                "select account from device where id = ?",
                row -> new AccountId(row.bytes(1)),
                device.value());
    }

    @Override
    public void addDevice(Transaction tx, DeviceId device, AccountId account) {
        tx.update(
                "insert into device (id, account) values (?, ?)", device.value(), account.value());
    }
}
