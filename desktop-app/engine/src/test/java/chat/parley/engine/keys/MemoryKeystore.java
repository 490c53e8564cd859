package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A keystore for tests. */
public final class MemoryKeystore implements OsKeystore {
    private final Map<String, Bytes> secrets = new HashMap<>();

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

    /** Everything in it. */
    public Map<String, Bytes> secrets() {
        return secrets;
    }
}
