package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import java.util.Optional;

/** For machines and programs without a keystore: the passphrase is asked for each time. */
public final class NoKeystore implements OsKeystore {
    @Override
    public boolean available() {
        return false;
    }

    @Override
    public Optional<Bytes> get(String name) {
        return Optional.empty();
    }

    @Override
    public boolean put(String name, Bytes secret) {
        return false;
    }

    @Override
    public void delete(String name) {}
}
