package chat.parley.engine.delivery;

import chat.parley.engine.store.StoreException;
import chat.parley.engine.store.Tx;
import java.util.Optional;

/** Keeps what fails for one message apart from the transaction that it shares with others. */
final class Apart {
    /** Something done for one message. */
    @FunctionalInterface
    interface Step {
        void run(Tx tx) throws Exception;
    }

    private Apart() {}

    /**
     * Runs {@code step} so that its failure undoes only what it did.
     *
     * @return the failure, where it lies in what was to be done; what the disk or the database itself
     *     cannot do is thrown, because it would fail for every other message too
     */
    static Optional<RuntimeException> run(Tx tx, Step step) throws Exception {
        try {
            tx.savepoint(
                    inner -> {
                        step.run(inner);
                        return true;
                    });
            return Optional.empty();
        } catch (StoreException e) {
            if (!e.valueRefused()) {
                throw e;
            }
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
