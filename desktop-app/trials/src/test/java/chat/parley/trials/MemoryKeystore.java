package chat.parley.trials;

import chat.parley.engine.keys.OsKeystore;
import chat.parley.model.codec.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A keystore for whoever opens often: opening by passphrase is slow on purpose. */
final class MemoryKeystore implements OsKeystore {
    private final Map<String, Bytes> secrets = new ConcurrentHashMap<>();

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Optional<Bytes> get(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public boolean put(String name, Bytes secret) {
        secrets.put(name, secret);
        return true;
    }

    @Override
    public void delete(String name) {
        secrets.remove(name);
    }
}
