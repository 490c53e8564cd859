package chat.parley.engine.keys;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data key, wrapped three times: by the passphrase, by the desktop's keystore where there is one, and sealed to the
 * recovery kit. Kept in the home as {@code keys} and {@code keys.copy}. Not thread-safe.
 */
public final class KeyWraps {
    /** The shortest passphrase, in characters. */
    public static final int SHORTEST_PASSPHRASE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(KeyWraps.class);
    private static final String FILE = "keys";

    private final Path home;
    private final TwoCopies file;
    private final OsKeystore keystore;
    private final SecureRandom random;
    private final Argon2Cost cost;
    private long generation;
    private Wraps wraps;

    private KeyWraps(
            Path home,
            OsKeystore keystore,
            SecureRandom random,
            Argon2Cost cost,
            long generation,
            Wraps wraps) {
        this.home = home;
        this.file = new TwoCopies(home, FILE);
        this.keystore = keystore;
        this.random = random;
        this.cost = cost;
        this.generation = generation;
        this.wraps = wraps;
    }

    /** Whether the home holds wraps, sound or damaged: such a home is opened, never made anew. */
    public static boolean present(Path home) throws ParleyException {
        try {
            return new TwoCopies(home, FILE).present();
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
    }

    /**
     * Wraps {@code dataKey} for a new profile.
     *
     * @param passphrase at least {@value #SHORTEST_PASSPHRASE} characters; the caller clears it
     * @param sealingPublic the recovery kit's, X25519
     * @throws ParleyException PASSPHRASE_SHORT, PROFILE_EXISTS, or what the disk says
     */
    public static KeyWraps create(
            Path home,
            DataKey dataKey,
            char[] passphrase,
            Bytes sealingPublic,
            OsKeystore keystore,
            SecureRandom random)
            throws ParleyException {
        return create(
                home, dataKey, passphrase, sealingPublic, keystore, random, Argon2Cost.STANDARD);
    }

    static KeyWraps create(
            Path home,
            DataKey dataKey,
            char[] passphrase,
            Bytes sealingPublic,
            OsKeystore keystore,
            SecureRandom random,
            Argon2Cost cost)
            throws ParleyException {
        requireLong(passphrase);
        if (present(home)) {
            throw new ParleyException(Trouble.PROFILE_EXISTS);
        }
        Bytes profile = randomBytes(random, 16);
        Wraps wraps =
                wrapped(
                        new Wraps(
                                1,
                                profile,
                                byPassphrase(dataKey, passphrase, profile, cost, random),
                                byKit(dataKey, sealingPublic, profile),
                                byKeystore(dataKey, profile, keystore, random),
                                Bytes.of(new byte[32])),
                        dataKey);
        KeyWraps made = new KeyWraps(home, keystore, random, cost, 0, wraps);
        made.write(wraps);
        return made;
    }

    /** Takes away wraps whose key never sealed anything, so that others can be made. */
    public static void discard(Path home, OsKeystore keystore, SecureRandom random)
            throws ParleyException {
        try {
            KeyWraps left = open(home, keystore, random);
            if (left.hasKeystoreWrap()) {
                keystore.delete(entry(left.wraps.profile()));
            }
        } catch (ParleyException e) {
            if (e.trouble() != Trouble.PROFILE_DAMAGED) {
                throw e;
            }
            LOG.info("wraps are taken away unread: no copy of them is sound");
        }
        try {
            new TwoCopies(home, FILE).delete();
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
    }

    /**
     * The wraps in the home.
     *
     * @throws ParleyException NO_PROFILE where there are none, PROFILE_DAMAGED where no copy is sound
     */
    public static KeyWraps open(Path home, OsKeystore keystore, SecureRandom random)
            throws ParleyException {
        return open(home, keystore, random, Argon2Cost.STANDARD);
    }

    static KeyWraps open(Path home, OsKeystore keystore, SecureRandom random, Argon2Cost cost)
            throws ParleyException {
        TwoCopies file = new TwoCopies(home, FILE);
        try {
            if (!file.present()) {
                throw new ParleyException(Trouble.NO_PROFILE);
            }
            List<TwoCopies.Copy> copies = file.read();
            for (TwoCopies.Copy copy : copies) {
                try {
                    Wraps wraps = Wraps.read(copy.payload());
                    heal(file, copies, copy);
                    return new KeyWraps(home, keystore, random, cost, copy.generation(), wraps);
                } catch (MalformedException e) {
                    LOG.warn("a copy of the key wraps is damaged: {}", e.getMessage());
                }
            }
            throw new ParleyException(Trouble.PROFILE_DAMAGED);
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
    }

    /** Puts the sound copy in the place of the other. That the disk refuses is no reason not to open. */
    private static void heal(TwoCopies file, List<TwoCopies.Copy> copies, TwoCopies.Copy sound) {
        if (TwoCopies.equal(copies)) {
            return;
        }
        try {
            file.write(sound.generation(), sound.payload());
            LOG.info("a copy of the key wraps was restored from the other");
        } catch (IOException e) {
            LOG.warn("a copy of the key wraps could not be restored", e);
        }
    }

    /** Whether the keystore of the desktop may open this profile without a passphrase. */
    public boolean hasKeystoreWrap() {
        return wraps.keystore().isPresent();
    }

    /**
     * The data key.
     *
     * @param passphrase the caller clears it
     * @throws ParleyException PASSPHRASE_WRONG, or PROFILE_DAMAGED where the wraps were tampered with
     */
    public DataKey unlock(char[] passphrase) throws ParleyException {
        Wraps.ByPassphrase wrap = wraps.passphrase();
        byte[] key =
                new Aead(wrap.cost().key(passphrase, wrap.salt()))
                        .open(wraps.context("passphrase"), wrap.wrapped().toArray())
                        .orElseThrow(() -> new ParleyException(Trouble.PASSPHRASE_WRONG));
        return checked(DataKey.of(key));
    }

    /** The data key, if the desktop's keystore gives it. */
    public Optional<DataKey> unlockFromKeystore() throws ParleyException {
        if (wraps.keystore().isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> key =
                keystore.get(entry(wraps.profile()))
                        .filter(secret -> secret.size() == 32)
                        .flatMap(
                                secret ->
                                        new Aead(secret)
                                                .open(
                                                        wraps.context("keystore"),
                                                        wraps.keystore().get().toArray()));
        return key.isEmpty() ? Optional.empty() : Optional.of(checked(DataKey.of(key.get())));
    }

    /**
     * The data key, by the twelve words.
     *
     * @throws ParleyException REFUSED where the kit is another account's
     */
    public DataKey unlockWithKit(Kit kit) throws ParleyException {
        HPKE hpke = hpke();
        try {
            byte[] key =
                    hpke.open(
                            wraps.kit().enc().toArray(),
                            hpke.deserializePrivateKey(
                                    kit.sealingPrivate().toArray(), kit.sealingPublic().toArray()),
                            wraps.context("kit"),
                            new byte[0],
                            wraps.kit().wrapped().toArray(),
                            new byte[0],
                            new byte[0],
                            null);
            return checked(DataKey.of(key));
        } catch (InvalidCipherTextException e) {
            throw new ParleyException(Trouble.REFUSED, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Bouncy Castle's words for an encapsulated key that is no point, or one of low order.
            throw new ParleyException(Trouble.PROFILE_DAMAGED, e);
        }
    }

    /** Gives the profile another passphrase. */
    public void changePassphrase(DataKey dataKey, char[] passphrase) throws ParleyException {
        requireLong(passphrase);
        DataKey sound = checked(dataKey);
        write(
                wrapped(
                        new Wraps(
                                1,
                                wraps.profile(),
                                byPassphrase(sound, passphrase, wraps.profile(), cost, random),
                                wraps.kit(),
                                wraps.keystore(),
                                wraps.seal()),
                        sound));
    }

    /** Lets the desktop's keystore open the profile from now on. Whether it does: there may be none. */
    public boolean keepInKeystore(DataKey dataKey) throws ParleyException {
        DataKey sound = checked(dataKey);
        Optional<Bytes> wrap = byKeystore(sound, wraps.profile(), keystore, random);
        if (wrap.isPresent()) {
            write(withKeystore(wrap, sound));
        }
        return wrap.isPresent();
    }

    /** Asks for the passphrase from now on. */
    public void dropFromKeystore(DataKey dataKey) throws ParleyException {
        DataKey sound = checked(dataKey);
        write(withKeystore(Optional.empty(), sound));
        keystore.delete(entry(wraps.profile()));
    }

    private Wraps withKeystore(Optional<Bytes> wrap, DataKey dataKey) {
        return wrapped(
                new Wraps(1, wraps.profile(), wraps.passphrase(), wraps.kit(), wrap, wraps.seal()),
                dataKey);
    }

    private void write(Wraps next) throws ParleyException {
        try {
            file.write(generation + 1, Cbor.bytes(next));
        } catch (IOException e) {
            throw Disk.trouble(e, home);
        }
        generation++;
        wraps = next;
    }

    private DataKey checked(DataKey dataKey) throws ParleyException {
        if (!seal(wraps, dataKey).equals(wraps.seal())) {
            throw new ParleyException(Trouble.PROFILE_DAMAGED);
        }
        return dataKey;
    }

    private static Wraps wrapped(Wraps wraps, DataKey dataKey) {
        return new Wraps(
                1,
                wraps.profile(),
                wraps.passphrase(),
                wraps.kit(),
                wraps.keystore(),
                seal(wraps, dataKey));
    }

    /** HMAC-SHA256 over all the rest. */
    private static Bytes seal(Wraps wraps, DataKey dataKey) {
        byte[] rest =
                Cbor.write(
                        new Wraps(
                                1,
                                wraps.profile(),
                                wraps.passphrase(),
                                wraps.kit(),
                                wraps.keystore(),
                                Bytes.of(new byte[32])));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            dataKey.derive("parley/wraps/seal/1").toArray(), "HmacSHA256"));
            return Bytes.of(mac.doFinal(rest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }

    private static Wraps.ByPassphrase byPassphrase(
            DataKey dataKey,
            char[] passphrase,
            Bytes profile,
            Argon2Cost cost,
            SecureRandom random) {
        Bytes salt = randomBytes(random, 16);
        return new Wraps.ByPassphrase(
                cost,
                salt,
                Bytes.of(
                        new Aead(cost.key(passphrase, salt))
                                .seal(
                                        random,
                                        Wraps.context("passphrase", profile),
                                        dataKey.bytes())));
    }

    private static Wraps.ByKit byKit(DataKey dataKey, Bytes sealingPublic, Bytes profile) {
        HPKE hpke = hpke();
        try {
            byte[][] wrapped =
                    hpke.seal(
                            hpke.deserializePublicKey(sealingPublic.toArray()),
                            Wraps.context("kit", profile),
                            new byte[0],
                            dataKey.bytes(),
                            new byte[0],
                            new byte[0],
                            null);
            return new Wraps.ByKit(sealingPublic, Bytes.of(wrapped[1]), Bytes.of(wrapped[0]));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing refused a sound key", e);
        }
    }

    private static Optional<Bytes> byKeystore(
            DataKey dataKey, Bytes profile, OsKeystore keystore, SecureRandom random) {
        Bytes key = randomBytes(random, 32);
        if (!keystore.available() || !keystore.put(entry(profile), key)) {
            return Optional.empty();
        }
        return Optional.of(
                Bytes.of(
                        new Aead(key)
                                .seal(
                                        random,
                                        Wraps.context("keystore", profile),
                                        dataKey.bytes())));
    }

    private static String entry(Bytes profile) {
        return "profile-" + profile.hex();
    }

    private static HPKE hpke() {
        return new HPKE(
                HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    private static void requireLong(char[] passphrase) throws ParleyException {
        if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST_PASSPHRASE) {
            throw new ParleyException(Trouble.PASSPHRASE_SHORT);
        }
    }

    private static Bytes randomBytes(SecureRandom random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
