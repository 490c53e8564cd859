package chat.parley.relay.accounts;

/** Hears that somebody joined or changed their profile, once that is durable. Must be short. */
public interface DirectoryWatcher {
    void directoryChanged();
}
