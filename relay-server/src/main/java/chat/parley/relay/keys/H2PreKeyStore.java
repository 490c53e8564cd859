package chat.parley.relay.keys;

import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.SignedPreKey;
import chat.parley.model.id.DeviceId;
import chat.parley.relay.storage.Transaction;
import java.util.Optional;

/** Prekeys in H2. */
public final class H2PreKeyStore implements PreKeyStore {
    @Override
    public Optional<Standing> standing(Transaction tx, DeviceId device) {
        return tx.first(
                "select registration, signed_id, signed_key, signed_sig, last_id, last_key,"
                        + " last_sig from prekeys where device = ?",
                row ->
                        new Standing(
                                (int) row.number(1),
                                new SignedPreKey((int) row.number(2), row.bytes(3), row.bytes(4)),
                                new SignedPreKey((int) row.number(5), row.bytes(6), row.bytes(7))),
                device.value());
    }

    @Override
    public void putStanding(Transaction tx, DeviceId device, Standing standing) {
        tx.update(
                "merge into prekeys (device, registration, signed_id, signed_key, signed_sig,"
                        + " last_id, last_key, last_sig) key (device)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                device.value(),
                standing.registrationId(),
                standing.signed().id(),
                standing.signed().key(),
                standing.signed().sig(),
                standing.lastResort().id(),
                standing.lastResort().key(),
                standing.lastResort().sig());
    }

    @Override
    public void add(Transaction tx, DeviceId device, PreKey key) {
        tx.update(
                "merge into one_time_ec (device, id, pub) key (device, id) values (?, ?, ?)",
                device.value(),
                key.id(),
                key.key());
    }

    @Override
    public void addKyber(Transaction tx, DeviceId device, SignedPreKey key) {
        tx.update(
                "merge into one_time_kyber (device, id, pub, sig) key (device, id)"
                        + " values (?, ?, ?, ?)",
                device.value(),
                key.id(),
                key.key(),
                key.sig());
    }

    @Override
    public Optional<PreKey> take(Transaction tx, DeviceId device) {
        Optional<PreKey> key =
                tx.first(
                        "select id, pub from one_time_ec where device = ? order by device, id"
                                + " fetch first row only",
                        row -> new PreKey((int) row.number(1), row.bytes(2)),
                        device.value());
        key.ifPresent(
                taken ->
                        tx.update(
                                "delete from one_time_ec where device = ? and id = ?",
                                device.value(),
                                taken.id()));
        return key;
    }

    @Override
    public Optional<SignedPreKey> takeKyber(Transaction tx, DeviceId device) {
        Optional<SignedPreKey> key =
                tx.first(
                        "select id, pub, sig from one_time_kyber where device = ?"
                                + " order by device, id fetch first row only",
                        row -> new SignedPreKey((int) row.number(1), row.bytes(2), row.bytes(3)),
                        device.value());
        key.ifPresent(
                taken ->
                        tx.update(
                                "delete from one_time_kyber where device = ? and id = ?",
                                device.value(),
                                taken.id()));
        return key;
    }

    @Override
    public PreKeyCount count(Transaction tx, DeviceId device) {
        return tx.first(
                        "select (select count(*) from one_time_ec where device = ?),"
                                + " (select count(*) from one_time_kyber where device = ?)",
                        row -> new PreKeyCount((int) row.number(1), (int) row.number(2)),
                        device.value(),
                        device.value())
                .orElseThrow();
    }

    @Override
    public void clearOneTime(Transaction tx, DeviceId device) {
        tx.update("delete from one_time_ec where device = ?", device.value());
        tx.update("delete from one_time_kyber where device = ?", device.value());
    }

    @Override
    public void remove(Transaction tx, DeviceId device) {
        clearOneTime(tx, device);
        tx.update("delete from prekeys where device = ?", device.value());
    }
}
