package chat.parley.engine.delivery;

import chat.parley.engine.crypto.CounterSeal;
import chat.parley.engine.store.Tx;
import chat.parley.model.wire.Counters;
import java.util.function.UnaryOperator;

/**
 * The counts as the lane works with them, and as the relay may be told: only what is committed.
 * Changed on the lane; {@link #counters} from any thread.
 */
final class Tally {
    private final CounterSeal seal;
    private Counts working = Counts.NONE;
    private volatile Counts committed = Counts.NONE;

    Tally(CounterSeal seal) {
        this.seal = seal;
    }

    void load(Counts counts) {
        working = counts;
        committed = counts;
    }

    Counts now() {
        return working;
    }

    void change(Tx tx, UnaryOperator<Counts> change) {
        Counts before = working;
        Counts after = change.apply(before);
        tx.onRollback(() -> working = before);
        working = after;
        DeliveryStore.counts(tx, after);
        tx.afterCommit(() -> committed = after);
    }

    Counters counters() {
        Counts told = committed;
        return seal.seal(told.clientSeq(), told.lastAck());
    }

    CounterSeal seal() {
        return seal;
    }
}
