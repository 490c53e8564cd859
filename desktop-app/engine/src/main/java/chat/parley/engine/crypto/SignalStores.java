package chat.parley.engine.crypto;

import chat.parley.engine.crypto.CryptoStore.PreKeyKind;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.InvalidKeyIdException;
import org.signal.libsignal.protocol.InvalidMessageException;
import org.signal.libsignal.protocol.NoSessionException;
import org.signal.libsignal.protocol.ReusedBaseKeyException;
import org.signal.libsignal.protocol.SignalProtocolAddress;
import org.signal.libsignal.protocol.ecc.ECPublicKey;
import org.signal.libsignal.protocol.groups.state.SenderKeyRecord;
import org.signal.libsignal.protocol.state.KyberPreKeyRecord;
import org.signal.libsignal.protocol.state.PreKeyRecord;
import org.signal.libsignal.protocol.state.SessionRecord;
import org.signal.libsignal.protocol.state.SignalProtocolStore;
import org.signal.libsignal.protocol.state.SignedPreKeyRecord;

/**
 * What libsignal sees of our tables: a view of one open transaction, used for one operation and thrown
 * away. What an operation of ours never asks for refuses loudly.
 */
final class SignalStores implements SignalProtocolStore {
    /** Every device has an address of its own, so the second half never varies. */
    private static final int ONLY_DEVICE = 1;

    private final Tx tx;
    private final CryptoStore store;
    private final DeviceIdentity me;
    private final Identities identities;
    private final Clock clock;

    SignalStores(Tx tx, CryptoStore store, DeviceIdentity me, Identities identities, Clock clock) {
        this.tx = tx;
        this.store = store;
        this.me = me;
        this.identities = identities;
        this.clock = clock;
    }

    static SignalProtocolAddress address(DeviceId device) {
        return new SignalProtocolAddress(device.text(), ONLY_DEVICE);
    }

    private static DeviceId device(SignalProtocolAddress address) {
        return DeviceId.parse(address.getName());
    }

    @Override
    public IdentityKeyPair getIdentityKeyPair() {
        return me.pair();
    }

    @Override
    public int getLocalRegistrationId() {
        return me.registrationId();
    }

    /** Nothing is remembered: the device log is the only word on identities. */
    @Override
    public IdentityChange saveIdentity(SignalProtocolAddress address, IdentityKey key) {
        return IdentityChange.NEW_OR_UNCHANGED;
    }

    @Override
    public boolean isTrustedIdentity(
            SignalProtocolAddress address, IdentityKey key, Direction direction) {
        return identities
                .identityKey(device(address))
                .filter(known -> known.equals(Bytes.of(key.serialize())))
                .isPresent();
    }

    @Override
    public @Nullable IdentityKey getIdentity(SignalProtocolAddress address) {
        Optional<Bytes> known = identities.identityKey(device(address));
        try {
            return known.isEmpty() ? null : new IdentityKey(known.get().toArray());
        } catch (InvalidKeyException e) {
            return null;
        }
    }

    @Override
    public @Nullable SessionRecord loadSession(SignalProtocolAddress address) {
        return session(device(address)).orElse(null);
    }

    Optional<SessionRecord> session(DeviceId device) {
        return store.session(tx, device).map(SignalStores::sessionRecord);
    }

    @Override
    public List<SessionRecord> loadExistingSessions(List<SignalProtocolAddress> addresses)
            throws NoSessionException {
        List<SessionRecord> sessions = new ArrayList<>();
        for (SignalProtocolAddress address : addresses) {
            sessions.add(
                    session(device(address))
                            .orElseThrow(() -> new NoSessionException(address, "no session")));
        }
        return sessions;
    }

    @Override
    public List<Integer> getSubDeviceSessions(String name) {
        return List.of();
    }

    @Override
    public void storeSession(SignalProtocolAddress address, SessionRecord session) {
        byte[] record = session.serialize();
        if (record.length > CryptoStore.LARGEST_SESSION) {
            throw new SessionTooLargeException();
        }
        store.putSession(tx, device(address), record);
    }

    @Override
    public boolean containsSession(SignalProtocolAddress address) {
        return store.session(tx, device(address)).isPresent();
    }

    @Override
    public void deleteSession(SignalProtocolAddress address) {
        store.deleteSession(tx, device(address));
    }

    @Override
    public void deleteAllSessions(String name) {
        store.deleteSession(tx, DeviceId.parse(name));
    }

    @Override
    public PreKeyRecord loadPreKey(int id) throws InvalidKeyIdException {
        try {
            return new PreKeyRecord(stored(PreKeyKind.EC, id));
        } catch (InvalidMessageException e) {
            throw damaged(e);
        }
    }

    @Override
    public void storePreKey(int id, PreKeyRecord key) {
        store.putPreKey(tx, PreKeyKind.EC, id, key.serialize(), clock.instant());
    }

    @Override
    public boolean containsPreKey(int id) {
        return store.preKey(tx, PreKeyKind.EC, id).isPresent();
    }

    @Override
    public void removePreKey(int id) {
        store.deletePreKey(tx, PreKeyKind.EC, id);
    }

    @Override
    public SignedPreKeyRecord loadSignedPreKey(int id) throws InvalidKeyIdException {
        try {
            return new SignedPreKeyRecord(stored(PreKeyKind.SIGNED, id));
        } catch (InvalidMessageException e) {
            throw damaged(e);
        }
    }

    @Override
    public List<SignedPreKeyRecord> loadSignedPreKeys() {
        throw unused();
    }

    @Override
    public void storeSignedPreKey(int id, SignedPreKeyRecord key) {
        store.putPreKey(tx, PreKeyKind.SIGNED, id, key.serialize(), clock.instant());
    }

    @Override
    public boolean containsSignedPreKey(int id) {
        return store.preKey(tx, PreKeyKind.SIGNED, id).isPresent();
    }

    @Override
    public void removeSignedPreKey(int id) {
        store.deletePreKey(tx, PreKeyKind.SIGNED, id);
    }

    @Override
    public KyberPreKeyRecord loadKyberPreKey(int id) throws InvalidKeyIdException {
        byte[] record =
                store.preKey(tx, PreKeyKind.KYBER, id)
                        .or(() -> store.preKey(tx, PreKeyKind.LAST_RESORT, id))
                        .orElseThrow(() -> new InvalidKeyIdException("no such prekey"));
        try {
            return new KyberPreKeyRecord(record);
        } catch (InvalidMessageException e) {
            throw damaged(e);
        }
    }

    @Override
    public List<KyberPreKeyRecord> loadKyberPreKeys() {
        throw unused();
    }

    @Override
    public void storeKyberPreKey(int id, KyberPreKeyRecord key) {
        store.putPreKey(tx, PreKeyKind.KYBER, id, key.serialize(), clock.instant());
    }

    void storeLastResort(int id, KyberPreKeyRecord key) {
        store.putPreKey(tx, PreKeyKind.LAST_RESORT, id, key.serialize(), clock.instant());
    }

    @Override
    public boolean containsKyberPreKey(int id) {
        return store.preKey(tx, PreKeyKind.KYBER, id).isPresent()
                || store.preKey(tx, PreKeyKind.LAST_RESORT, id).isPresent();
    }

    /** A one-time key goes; of a last-resort key it is noted who began with it, so nobody does twice. */
    @Override
    public void markKyberPreKeyUsed(int id, int signedId, ECPublicKey baseKey)
            throws ReusedBaseKeyException {
        if (store.preKey(tx, PreKeyKind.KYBER, id).isPresent()) {
            store.deletePreKey(tx, PreKeyKind.KYBER, id);
            return;
        }
        if (!store.spend(tx, id, signedId, baseKey.serialize(), clock.instant())) {
            throw new ReusedBaseKeyException();
        }
    }

    @Override
    public void storeSenderKey(
            SignalProtocolAddress sender, UUID distribution, SenderKeyRecord record) {
        throw unused();
    }

    @Override
    public SenderKeyRecord loadSenderKey(SignalProtocolAddress sender, UUID distribution) {
        throw unused();
    }

    private byte[] stored(PreKeyKind kind, int id) throws InvalidKeyIdException {
        return store.preKey(tx, kind, id)
                .orElseThrow(() -> new InvalidKeyIdException("no such prekey"));
    }

    private static SessionRecord sessionRecord(byte[] record) {
        try {
            return new SessionRecord(record);
        } catch (InvalidMessageException e) {
            throw damaged(e);
        }
    }

    /** We wrote these records ourselves: one that does not parse is a damaged database. */
    private static IllegalStateException damaged(InvalidMessageException e) {
        return new IllegalStateException("a stored protocol record does not parse", e);
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("not used by pairwise sessions");
    }

    /** A session that a peer let grow beyond all bounds; what made it grow is not taken. */
    static final class SessionTooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
