package chat.parley.desktop.settings;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.Messenger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The profile's settings by their keys. What is set holds at once; that it could not be kept is said. */
final class Preferences {
    /** system, light or dark. */
    static final String MODE = "appearance.mode";

    /** The name of an accent. */
    static final String ACCENT = "appearance.accent";

    /** Percent. */
    static final String SIZE = "appearance.size";

    private final Messenger messenger;
    private final Executor gate;
    private final Texts texts = Texts.of(Preferences.class);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    Preferences(Messenger messenger, Executor gate) {
        this.messenger = messenger;
        this.gate = gate;
    }

    /** Why the last change will be gone after a restart, or nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether others see that their messages were read. */
    boolean readReceipts() {
        return messenger.tellsReading();
    }

    void readReceipts(boolean on) {
        keep(messenger.tellReading(on));
    }

    /** One of an enum's values; empty where nothing was set, or something that this version does not know. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> of) {
        return messenger
                .setting(key)
                .flatMap(
                        value ->
                                Arrays.stream(of.getEnumConstants())
                                        .filter(each -> word(each).equals(value))
                                        .findFirst());
    }

    /** A whole number; empty where nothing was set, or no number. */
    Optional<Integer> number(String key) {
        return messenger
                .setting(key)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::valueOf);
    }

    void set(String key, Enum<?> value) {
        set(key, word(value));
    }

    void set(String key, int value) {
        set(key, Integer.toString(value));
    }

    private void set(String key, String value) {
        keep(messenger.setting(key, value));
    }

    private void keep(CompletableFuture<Void> kept) {
        Answers.take(kept, gate, _ -> problem.set(""), _ -> problem.set(texts.get("not-kept")));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
