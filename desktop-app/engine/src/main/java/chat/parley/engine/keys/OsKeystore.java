package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import java.util.Optional;

/** The keystore of the desktop (Keychain, Credential Manager, Secret Service, KWallet). Never throws and never hangs. */
public interface OsKeystore {
    /** Whether there is one that can be used now. */
    boolean available();

    /** What was put under {@code name}; empty where there is nothing, or no keystore. */
    Optional<Bytes> get(String name);

    /** Whether the secret is now kept there. */
    boolean put(String name, Bytes secret);

    /** Forgets what is under {@code name}, if anything. */
    void delete(String name);
}
