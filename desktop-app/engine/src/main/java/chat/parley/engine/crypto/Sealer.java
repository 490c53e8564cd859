package chat.parley.engine.crypto;

import chat.parley.engine.crypto.Opened.Reason;
import chat.parley.engine.store.Tx;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceKeys;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signal.libsignal.protocol.DuplicateMessageException;
import org.signal.libsignal.protocol.IdentityKey;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.InvalidKeyIdException;
import org.signal.libsignal.protocol.InvalidMessageException;
import org.signal.libsignal.protocol.InvalidVersionException;
import org.signal.libsignal.protocol.LegacyMessageException;
import org.signal.libsignal.protocol.NoSessionException;
import org.signal.libsignal.protocol.ReusedBaseKeyException;
import org.signal.libsignal.protocol.SessionBuilder;
import org.signal.libsignal.protocol.SessionCipher;
import org.signal.libsignal.protocol.UntrustedIdentityException;
import org.signal.libsignal.protocol.ecc.ECPublicKey;
import org.signal.libsignal.protocol.kem.KEMPublicKey;
import org.signal.libsignal.protocol.message.CiphertextMessage;
import org.signal.libsignal.protocol.message.PreKeySignalMessage;
import org.signal.libsignal.protocol.message.SignalMessage;
import org.signal.libsignal.protocol.state.PreKeyBundle;
import org.signal.libsignal.protocol.state.SessionRecord;

/**
 * Seals for one device and opens from one device, with the ratchet's steps in the caller's transaction.
 * On the lane only: libsignal has no locks.
 */
public final class Sealer {
    /** How many messages of one chain may be skipped; each costs work and a stored key. */
    public static final int FURTHEST_JUMP = 2_000;

    private final CryptoStore store;
    private final DeviceIdentity me;
    private final Identities identities;
    private final Clock clock;

    public Sealer(CryptoStore store, DeviceIdentity me, Identities identities, Clock clock) {
        this.store = store;
        this.me = me;
        this.identities = identities;
        this.clock = clock;
    }

    /** Whether {@link #encrypt} needs no {@link #begin} first. */
    public boolean hasSession(Tx tx, DeviceId device) {
        return stores(tx)
                .session(device)
                .filter(
                        session ->
                                session.hasSenderChain(clock.instant()) && isWith(session, device))
                .isPresent();
    }

    /**
     * Begins a session with the device that its log describes by {@code keys}; one that is there stays
     * for what is still under way in it.
     *
     * @throws OfferRefusedException where the offer is not that device's, or a key in it is unsound
     */
    public void begin(Tx tx, DeviceKeys keys, PreKeyOffer offer) throws OfferRefusedException {
        refuseUnless(offer.device().equals(keys.id()), "an offer of another device");
        refuseUnless(
                identities.identityKey(keys.id()).equals(Optional.of(keys.identityKey())),
                "keys that no verified log names");
        refuseUnless(CurveKeys.sound(keys.identityKey()), "an identity key of small order");
        refuseUnless(CurveKeys.sound(offer.signed().key()), "a signed prekey of small order");
        refuseUnless(
                offer.oneTime().map(PreKey::key).map(CurveKeys::sound).orElse(true),
                "a prekey of small order");
        try {
            // libsignal checks both signatures, then writes the session in one step.
            new SessionBuilder(stores(tx), SignalStores.address(keys.id()))
                    .process(bundle(keys, offer), clock.instant());
        } catch (InvalidKeyException | UntrustedIdentityException e) {
            throw new OfferRefusedException("an offer that does not verify", e);
        }
    }

    private static PreKeyBundle bundle(DeviceKeys keys, PreKeyOffer offer)
            throws InvalidKeyException {
        @Nullable ECPublicKey oneTime =
                offer.oneTime().isEmpty() ? null : point(offer.oneTime().get().key());
        return new PreKeyBundle(
                offer.registrationId(),
                1,
                offer.oneTime().map(PreKey::id).orElse(PreKeyBundle.NULL_PRE_KEY_ID),
                oneTime,
                offer.signed().id(),
                point(offer.signed().key()),
                offer.signed().sig().toArray(),
                new IdentityKey(keys.identityKey().toArray()),
                offer.kyber().id(),
                new KEMPublicKey(offer.kyber().key().toArray()),
                offer.kyber().sig().toArray());
    }

    private static ECPublicKey point(Bytes key) throws InvalidKeyException {
        return new ECPublicKey(key.toArray());
    }

    private static void refuseUnless(boolean holds, String rule) throws OfferRefusedException {
        if (!holds) {
            throw new OfferRefusedException(rule);
        }
    }

    /**
     * Seals {@code padded} for {@code device}; a step of the ratchet.
     *
     * @throws IllegalStateException without a session, see {@link #hasSession}
     */
    public Sealed encrypt(Tx tx, DeviceId device, byte[] padded) {
        try {
            CiphertextMessage message =
                    new SessionCipher(stores(tx), SignalStores.address(device))
                            .encrypt(padded, clock.instant());
            SealKind kind =
                    message.getType() == CiphertextMessage.PREKEY_TYPE
                            ? SealKind.PREKEY
                            : SealKind.WHISPER;
            return Sealed.of(kind, message.serialize());
        } catch (NoSessionException | UntrustedIdentityException e) {
            throw new IllegalStateException("encrypting without a session", e);
        }
    }

    /** Opens what the relay says {@code from} sent; a step of the ratchet if it succeeds. */
    public Opened open(Tx tx, DeviceId from, Bytes ct) {
        byte[] all = ct.toArray();
        Optional<SealKind> kind = all.length < 2 ? Optional.empty() : SealKind.of(all[0]);
        Optional<Bytes> identity = identities.identityKey(from);
        if (identity.isEmpty()) {
            return new Opened.UnknownSender();
        }
        byte[] message = Arrays.copyOfRange(all, Math.min(1, all.length), all.length);
        try {
            return switch (kind.orElse(SealKind.EPHEMERAL)) {
                case PREKEY ->
                        openPreKey(tx, from, identity.get(), new PreKeySignalMessage(message));
                case WHISPER -> openWhisper(tx, from, new SignalMessage(message));
                case EPHEMERAL -> undecryptable(Reason.MALFORMED);
            };
        } catch (InvalidMessageException
                | InvalidVersionException
                | LegacyMessageException
                | InvalidKeyException e) {
            return undecryptable(Reason.MALFORMED);
        }
    }

    private Opened openPreKey(Tx tx, DeviceId from, Bytes identity, PreKeySignalMessage message) {
        // libsignal 0.86.5 would open it as whoever stands in it: a relabelled message of another
        // sender.
        if (!identity.equals(Bytes.of(message.getIdentityKey().serialize()))
                || !CurveKeys.sound(identity)
                || !CurveKeys.sound(message.getBaseKey().serialize())) {
            return undecryptable(Reason.OTHER_IDENTITY);
        }
        return open(tx, from, message.getWhisperMessage(), cipher -> cipher.decrypt(message));
    }

    private Opened openWhisper(Tx tx, DeviceId from, SignalMessage message) {
        return open(tx, from, message, cipher -> cipher.decrypt(message));
    }

    private Opened open(Tx tx, DeviceId from, SignalMessage message, Decryption decryption) {
        byte[] ratchetKey = message.getSenderRatchetKey().serialize();
        if (!CurveKeys.sound(ratchetKey)) {
            return undecryptable(Reason.OTHER_IDENTITY);
        }
        int newest = store.newest(tx, from, ratchetKey).orElse(-1);
        int counter = message.getCounter();
        if (counter < 0 || (long) counter - newest - 1 > FURTHEST_JUMP) {
            return new Opened.JumpTooFar(counter);
        }
        try {
            return tx.savepoint(
                    inner -> {
                        byte[] padded = decrypt(inner, from, decryption);
                        int now = Math.max(newest, counter);
                        store.putNewest(inner, from, ratchetKey, now, clock.instant());
                        return new Opened.Plain(Bytes.of(padded));
                    });
        } catch (NotOpened e) {
            return e.opened;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("nothing else is thrown inside", e);
        }
    }

    private byte[] decrypt(Tx tx, DeviceId from, Decryption decryption) throws NotOpened {
        try {
            return decryption.by(new SessionCipher(stores(tx), SignalStores.address(from)));
        } catch (DuplicateMessageException e) {
            throw new NotOpened(new Opened.Duplicate(), e);
        } catch (ReusedBaseKeyException e) {
            throw new NotOpened(undecryptable(Reason.REPLAYED), e);
        } catch (InvalidKeyIdException e) {
            throw new NotOpened(undecryptable(Reason.PREKEY_GONE), e);
        } catch (NoSessionException e) {
            throw new NotOpened(undecryptable(Reason.NO_SESSION), e);
        } catch (UntrustedIdentityException e) {
            throw new NotOpened(undecryptable(Reason.OTHER_IDENTITY), e);
        } catch (InvalidMessageException
                | InvalidKeyException
                | InvalidVersionException
                | SignalStores.SessionTooLargeException e) {
            throw new NotOpened(undecryptable(Reason.NO_MATCH), e);
        }
    }

    /** Carries the verdict out through the savepoint, which thereby rolls back. */
    private static final class NotOpened extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Opened opened;

        NotOpened(Opened opened, Exception cause) {
            super(cause);
            this.opened = opened;
        }
    }

    /** One of libsignal's two ways to open a message. */
    private interface Decryption {
        byte[] by(SessionCipher cipher)
                throws DuplicateMessageException,
                        InvalidMessageException,
                        InvalidKeyIdException,
                        InvalidKeyException,
                        InvalidVersionException,
                        NoSessionException,
                        UntrustedIdentityException;
    }

    /** Ends the session with {@code device}: the next message to it begins a new one. */
    public void forget(Tx tx, DeviceId device) {
        SignalStores stores = stores(tx);
        Optional<SessionRecord> session = stores.session(device);
        if (session.isPresent()) {
            session.get().archiveCurrentState();
            stores.storeSession(SignalStores.address(device), session.get());
        }
    }

    private boolean isWith(SessionRecord session, DeviceId device) {
        return identities
                .identityKey(device)
                .equals(Optional.of(Bytes.of(session.getRemoteIdentityKey().serialize())));
    }

    private SignalStores stores(Tx tx) {
        return new SignalStores(tx, store, me, identities, clock);
    }

    private static Opened undecryptable(Reason reason) {
        return new Opened.Undecryptable(reason);
    }
}
