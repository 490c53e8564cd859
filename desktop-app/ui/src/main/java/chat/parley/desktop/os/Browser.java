package chat.parley.desktop.os;

/** Opens addresses in the person's browser. Whoever lets people follow a link from others asks them before. */
@FunctionalInterface
public interface Browser {
    /** Opens an {@code https}, {@code http} or {@code mailto} address; anything else is refused. */
    void open(String address);
}
