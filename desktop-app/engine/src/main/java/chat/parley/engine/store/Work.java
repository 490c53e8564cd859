package chat.parley.engine.store;

/** What is done inside a transaction. */
@FunctionalInterface
public interface Work<T> {
    T run(Tx tx) throws Exception;
}
