package chat.parley.engine.observe;

/** Ends with {@link #close}; closing twice does nothing. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
