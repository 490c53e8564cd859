package chat.parley.engine.account;

import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.http.Member;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.Act;
import chat.parley.model.log.DeviceKeys;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogEntry;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.log.Profile;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedProfile;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account with its kit and devices, who can write its log in every way, also against itself. */
final class Somebody {
    static final SecureRandom RANDOM = new SecureRandom();

    final SigningKey root = SigningKey.random(RANDOM);
    final SigningKey sealing = SigningKey.random(RANDOM);
    final AccountId account = AccountId.of(root.publicKey(), sealing.publicKey());
    final DeviceIdentity first = DeviceIdentity.create(account, RANDOM);

    /** As it would be after the entries of {@link #create}. */
    final DeviceLog begun = log(List.of(create(first.keys(List.of()))));

    SignedEntry create(DeviceKeys keys) {
        return SignedEntry.sign(
                new LogEntry(
                        1,
                        account,
                        0,
                        LogEntry.NOTHING,
                        new Act.Create(root.publicKey(), sealing.publicKey(), keys),
                        Optional.empty(),
                        1),
                root,
                first.signing());
    }

    DeviceIdentity device() {
        return DeviceIdentity.create(account, RANDOM);
    }

    DeviceLog log(List<SignedEntry> entries) {
        try {
            return DeviceLog.verify(account, entries);
        } catch (LogRefusedException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code log} up to {@code seq}, excluded. */
    DeviceLog cut(DeviceLog log, int seq) {
        return log(log.entries().subList(0, seq));
    }

    DeviceLog add(DeviceLog log, DeviceIdentity device) {
        return add(log, device.keys(List.of()), device.signing());
    }

    DeviceLog add(DeviceLog log, DeviceKeys keys, SigningKey signing) {
        return append(log, new Act.Add(keys), Optional.of(first), first.signing(), signing);
    }

    DeviceLog revoke(DeviceLog log, DeviceIdentity device) {
        return append(log, new Act.Revoke(device.device()), Optional.of(first), first.signing());
    }

    DeviceLog recover(DeviceLog log, DeviceIdentity device) {
        return append(
                log,
                new Act.Recover(device.keys(List.of()), false),
                Optional.empty(),
                root,
                device.signing());
    }

    private DeviceLog append(
            DeviceLog log, Act act, Optional<DeviceIdentity> signer, SigningKey... keys) {
        LogEntry entry =
                new LogEntry(
                        1,
                        account,
                        log.head().seq() + 1,
                        log.head().hash(),
                        act,
                        signer.map(DeviceIdentity::device),
                        RANDOM.nextInt(1 << 30));
        List<SignedEntry> longer = new ArrayList<>(log.entries());
        longer.add(SignedEntry.sign(entry, keys));
        return log(longer);
    }

    SignedProfile profile(long version, String handle, String name) {
        return SignedProfile.sign(
                new Profile(1, account, version, new Handle(handle), name, 1),
                first.device(),
                first.signing());
    }

    Member member(DeviceLog log, SignedProfile profile) {
        return new Member(account, profile, log.head());
    }
}
