package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.LogRefusedException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A verified device log: the only source of which devices speak for an account. Immutable; each
 * {@link #append} checks everything and returns the next state.
 */
public final class DeviceLog {
    /** How many devices of an account may be active at once. */
    public static final int MAX_ACTIVE = 8;

    /** What became of a device. */
    public enum Status {
        ACTIVE,
        REVOKED,
        REPLACED,
        RECOVERED,
        RECOVERED_AND_WIPED
    }

    /**
     * A device and what became of it.
     *
     * @param keys as the log introduced it
     * @param since the entry that introduced it
     * @param until the entry that ended it
     * @param successor the device that replaced it, if {@link Status#REPLACED}
     */
    public record Device(
            DeviceKeys keys,
            Status status,
            long since,
            Optional<Long> until,
            Optional<DeviceId> successor) {
        public boolean active() {
            return status == Status.ACTIVE;
        }
    }

    private final AccountId account;
    private final Bytes root;
    private final Bytes sealing;
    private final List<SignedEntry> entries;
    private final Map<DeviceId, Device> devices;

    /** The newest entry that the root key signed. */
    private final long rooted;

    private DeviceLog(
            AccountId account,
            Bytes root,
            Bytes sealing,
            List<SignedEntry> entries,
            Map<DeviceId, Device> devices,
            long rooted) {
        this.account = account;
        this.root = root;
        this.sealing = sealing;
        this.entries = List.copyOf(entries);
        this.devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
        this.rooted = rooted;
    }

    /**
     * Verifies a whole log.
     *
     * @throws LogRefusedException at the first entry that is not allowed, or for an empty log
     */
    public static DeviceLog verify(AccountId account, List<SignedEntry> entries)
            throws LogRefusedException {
        if (entries.isEmpty()) {
            throw new LogRefusedException(Reason.WRONG_PLACE);
        }
        DeviceLog log = begin(account, entries.getFirst());
        for (SignedEntry entry : entries.subList(1, entries.size())) {
            log = log.append(entry);
        }
        return log;
    }

    private static DeviceLog begin(AccountId account, SignedEntry signed)
            throws LogRefusedException {
        LogEntry entry = parse(signed);
        if (!(entry.act() instanceof Act.Create create)
                || entry.seq() != 0
                || !entry.prev().equals(LogEntry.NOTHING)
                || entry.signer().isPresent()) {
            throw new LogRefusedException(Reason.WRONG_PLACE);
        }
        if (!entry.acct().equals(account)
                || !AccountId.of(create.root(), create.sealing()).equals(account)) {
            throw new LogRefusedException(Reason.OTHER_ACCOUNT);
        }
        requireSignatures(signed, create.root(), create.dev().signKey());
        return new DeviceLog(
                account,
                create.root(),
                create.sealing(),
                List.of(signed),
                Map.of(create.dev().id(), introduced(create.dev(), 0)),
                0);
    }

    /**
     * The log with one more entry. Costs at most two signatures, however long the log is, and a bad signature costs
     * nothing else.
     *
     * @throws LogRefusedException where the entry is not allowed; this log stays as it is
     */
    public DeviceLog append(SignedEntry signed) throws LogRefusedException {
        LogEntry entry = parse(signed);
        if (!entry.acct().equals(account)) {
            throw new LogRefusedException(Reason.OTHER_ACCOUNT);
        }
        DeviceLog base = this;
        if (entry.act() instanceof Act.Recover recover) {
            if (entry.signer().isPresent()) {
                throw new LogRefusedException(Reason.SIGNER_NOT_ACTIVE);
            }
            requireSignatures(signed, root, recover.dev().signKey());
            base = overrules(entry.seq()) ? before(entry.seq()) : this;
        }
        base.requireNext(entry);
        Map<DeviceId, Device> next = new LinkedHashMap<>(base.devices);
        switch (entry.act()) {
            case Act.Create create -> throw new LogRefusedException(Reason.WRONG_PLACE);
            case Act.Add add -> {
                requireSignatures(signed, activeSigner(entry), add.dev().signKey());
                introduce(next, add.dev(), entry.seq());
            }
            case Act.Revoke revoke -> {
                Bytes signer = entry.signer().isEmpty() ? root : activeSigner(entry);
                requireSignatures(signed, signer);
                end(next, revoke.target(), Status.REVOKED, entry.seq(), Optional.empty());
            }
            case Act.Replace replace -> {
                if (!entry.signer().equals(Optional.of(replace.old()))) {
                    throw new LogRefusedException(Reason.SIGNER_NOT_ACTIVE);
                }
                requireSignatures(signed, activeSigner(entry), replace.dev().signKey());
                end(
                        next,
                        replace.old(),
                        Status.REPLACED,
                        entry.seq(),
                        Optional.of(replace.dev().id()));
                introduce(next, replace.dev(), entry.seq());
            }
            case Act.Recover recover -> {
                Status ended = recover.wipe() ? Status.RECOVERED_AND_WIPED : Status.RECOVERED;
                for (Device device : base.active()) {
                    end(next, device.keys().id(), ended, entry.seq(), Optional.empty());
                }
                introduce(next, recover.dev(), entry.seq());
            }
        }
        return base.longer(signed, next, entry.signer().isPresent() ? rooted : entry.seq());
    }

    /** Whether a root-signed recover at {@code seq} wins over what stands there: entries not signed by the root. */
    private boolean overrules(long seq) {
        return seq > rooted && seq < entries.size();
    }

    private void requireNext(LogEntry entry) throws LogRefusedException {
        if (entries.size() >= LogEntry.MAX_ENTRIES) {
            throw new LogRefusedException(Reason.LOG_FULL);
        }
        if (entry.seq() != entries.size() || !entry.prev().equals(head().hash())) {
            throw new LogRefusedException(Reason.WRONG_PLACE);
        }
    }

    private DeviceLog longer(SignedEntry signed, Map<DeviceId, Device> next, long newRooted) {
        List<SignedEntry> longer = new ArrayList<>(entries);
        longer.add(signed);
        return new DeviceLog(account, root, sealing, longer, next, newRooted);
    }

    /** What this log was before an entry above {@link #rooted}; what stands was verified when it came. */
    private DeviceLog before(long seq) {
        Map<DeviceId, Device> then = new LinkedHashMap<>();
        devices.forEach(
                (id, device) -> {
                    if (device.since() < seq) {
                        boolean endedLater = device.until().filter(end -> end >= seq).isPresent();
                        then.put(
                                id,
                                endedLater ? introduced(device.keys(), device.since()) : device);
                    }
                });
        return new DeviceLog(account, root, sealing, entries.subList(0, (int) seq), then, rooted);
    }

    private static LogEntry parse(SignedEntry signed) throws LogRefusedException {
        try {
            return signed.parse();
        } catch (MalformedException e) {
            throw new LogRefusedException(Reason.MALFORMED, e);
        }
    }

    private Bytes activeSigner(LogEntry entry) throws LogRefusedException {
        Device signer = entry.signer().map(devices::get).orElse(null);
        if (signer == null || !signer.active()) {
            throw new LogRefusedException(Reason.SIGNER_NOT_ACTIVE);
        }
        return signer.keys().signKey();
    }

    private static void requireSignatures(SignedEntry signed, Bytes... keys)
            throws LogRefusedException {
        boolean right = signed.sigs().size() == keys.length;
        for (int i = 0; right && i < keys.length; i++) {
            right =
                    Signatures.verify(
                            keys[i], Domain.DEVICE_LOG, signed.entry(), signed.sigs().get(i));
        }
        if (!right) {
            throw new LogRefusedException(Reason.BAD_SIGNATURE);
        }
    }

    private static Device introduced(DeviceKeys keys, long seq) {
        return new Device(keys, Status.ACTIVE, seq, Optional.empty(), Optional.empty());
    }

    private static void introduce(Map<DeviceId, Device> devices, DeviceKeys keys, long seq)
            throws LogRefusedException {
        if (devices.containsKey(keys.id())) {
            throw new LogRefusedException(Reason.DEVICE_KNOWN);
        }
        for (Device device : devices.values()) {
            if (device.keys().identityKey().equals(keys.identityKey())
                    || device.keys().signKey().equals(keys.signKey())) {
                throw new LogRefusedException(Reason.KEY_KNOWN);
            }
        }
        devices.put(keys.id(), introduced(keys, seq));
        if (devices.values().stream().filter(Device::active).count() > MAX_ACTIVE) {
            throw new LogRefusedException(Reason.TOO_MANY_DEVICES);
        }
    }

    private static void end(
            Map<DeviceId, Device> devices,
            DeviceId id,
            Status status,
            long seq,
            Optional<DeviceId> successor)
            throws LogRefusedException {
        Device device = devices.get(id);
        if (device == null || !device.active()) {
            throw new LogRefusedException(Reason.UNKNOWN_DEVICE);
        }
        devices.put(
                id, new Device(device.keys(), status, device.since(), Optional.of(seq), successor));
    }

    public AccountId account() {
        return account;
    }

    /** Ed25519 public key of the recovery kit. */
    public Bytes root() {
        return root;
    }

    /** X25519 public key of the recovery kit. */
    public Bytes sealing() {
        return sealing;
    }

    /** All entries, oldest first. */
    public List<SignedEntry> entries() {
        return entries;
    }

    /** The newest entry. */
    public LogHead head() {
        return new LogHead(account, entries.size() - 1L, entries.getLast().hash());
    }

    /** The hash of entry {@code seq}, if this log is that long. */
    public Optional<Bytes> hashAt(long seq) {
        return seq >= 0 && seq < entries.size()
                ? Optional.of(entries.get((int) seq).hash())
                : Optional.empty();
    }

    /** A device of any status. */
    public Optional<Device> device(DeviceId id) {
        return Optional.ofNullable(devices.get(id));
    }

    /** All devices ever, in the order in which they came. */
    public Stream<Device> devices() {
        return devices.values().stream();
    }

    /** The devices that speak for the account now. */
    public List<Device> active() {
        return devices().filter(Device::active).toList();
    }

    /** The ids of {@link #active()}, in the same order. */
    public List<DeviceId> activeIds() {
        return devices().filter(Device::active).map(device -> device.keys().id()).toList();
    }

    /** Whether {@code id} speaks for the account now. */
    public boolean active(DeviceId id) {
        return device(id).filter(Device::active).isPresent();
    }
}
