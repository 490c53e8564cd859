package chat.parley.relay.devices;

/** Hears that somebody was shut out, once that is durable. Called on the commit lane: must be short. */
public interface ExclusionWatcher {
    /** {@code excluded} holds from now on; it is to be asked about every device that is inside. */
    void excluded(Excluded excluded);
}
