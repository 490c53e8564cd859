package chat.parley.desktop.os;

/** The clipboard, as far as a screen puts text on it. */
@FunctionalInterface
public interface Clip {
    void put(String text);
}
