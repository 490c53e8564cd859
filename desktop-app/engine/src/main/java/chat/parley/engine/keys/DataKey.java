package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;

/** The 32 random bytes under which everything of a profile is sealed, never itself but by a key derived for each use. */
public final class DataKey {
    private final byte[] key;
    private boolean destroyed;

    private DataKey(byte[] key) {
        this.key = key;
    }

    public static DataKey random(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new DataKey(key);
    }

    static DataKey of(byte[] key) {
        Bytes.of(key).exactly(32, "data key");
        return new DataKey(key.clone());
    }

    /** The key for one use: HKDF-SHA256 with {@code label}, 32 bytes. */
    public synchronized Bytes derive(String label) {
        return Derivation.derive(bytes(), label);
    }

    synchronized byte[] bytes() {
        if (destroyed) {
            throw new IllegalStateException("the data key was destroyed");
        }
        return key.clone();
    }

    /** Overwrites the key. What was derived from it stays usable. */
    public synchronized void destroy() {
        Arrays.fill(key, (byte) 0);
        destroyed = true;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
