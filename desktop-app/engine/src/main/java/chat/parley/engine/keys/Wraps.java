package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the file {@code keys} says.
 *
 * @param v 1
 * @param profile 16 random bytes that name this profile in the keystore and bind the wraps to it
 * @param keystore present where a keystore holds a key that opens it
 * @param seal made under the data key over everything else, so that nobody without it slips in another sealing key
 */
record Wraps(
        int v,
        Bytes profile,
        ByPassphrase passphrase,
        ByKit kit,
        Optional<Bytes> keystore,
        Bytes seal) {
    /** A sealed data key: 32 bytes and what sealing adds. */
    static final int SEALED = 32 + Aead.OVERHEAD;

    Wraps {
        MalformedException.require(v == 1, "wraps of another version");
        profile.exactly(16, "profile");
        keystore.ifPresent(wrapped -> wrapped.exactly(SEALED, "keystore wrap"));
        seal.exactly(32, "seal of the wraps");
    }

    /**
     * The data key under Argon2id of the passphrase.
     *
     * @param salt 16 random bytes
     */
    record ByPassphrase(Argon2Cost cost, Bytes salt, Bytes wrapped) {
        ByPassphrase {
            salt.exactly(16, "salt");
            wrapped.exactly(SEALED, "passphrase wrap");
        }
    }

    /**
     * The data key sealed to the recovery kit (HPKE, RFC 9180: X25519, HKDF-SHA256, AES-256-GCM, base mode).
     *
     * @param to the kit's sealing public key
     * @param enc the encapsulated key
     */
    record ByKit(Bytes to, Bytes enc, Bytes wrapped) {
        ByKit {
            to.exactly(32, "sealing key");
            enc.exactly(32, "encapsulated key");
            wrapped.exactly(32 + 16, "kit wrap");
        }
    }

    /** Reads {@code document}, which must be as it was written: the seal covers what it says, not how it is encoded. */
    static Wraps read(Bytes document) {
        Wraps wraps = Cbor.read(document, Wraps.class);
        MalformedException.require(
                Cbor.bytes(wraps).equals(document), "wraps in another encoding than ours");
        return wraps;
    }

    /** What binds a wrap to this profile and to the way it opens. */
    byte[] context(String way) {
        return context(way, profile);
    }

    static byte[] context(String way, Bytes profile) {
        return ("parley/wrap/" + way + "/1 " + profile.hex()).getBytes(StandardCharsets.US_ASCII);
    }
}
