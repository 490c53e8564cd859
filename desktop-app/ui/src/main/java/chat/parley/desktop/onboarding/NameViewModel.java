package chat.parley.desktop.onboarding;

import chat.parley.desktop.text.Texts;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.codec.Text;
import chat.parley.model.id.Handle;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How colleagues see somebody: a name, and a handle that follows the name until it is written by hand. */
final class NameViewModel {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_HANDLE = 32;

    private final Texts texts = Texts.of(NameViewModel.class);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty handle = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper handleProblem = new ReadOnlyStringWrapper("");
    private Optional<String> taken = Optional.empty();
    private boolean following = true;
    private boolean suggesting;

    NameViewModel() {
        name.addListener(
                (_, _, now) -> {
                    nameProblem.set("");
                    if (following) {
                        suggesting = true;
                        handle.set(suggestion(now));
                        suggesting = false;
                    }
                });
        handle.addListener(
                (_, _, now) -> {
                    if (!suggesting) {
                        // an emptied handle follows the name again
                        following = now.isBlank();
                    }
                    sayTaken();
                });
    }

    StringProperty nameProperty() {
        return name;
    }

    /** What stands in the field, without the @ before it. */
    StringProperty handleProperty() {
        return handle;
    }

    /** What is wrong with the name, or nothing. */
    ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /** What is wrong with the handle, or nothing. */
    ReadOnlyStringProperty handleProblemProperty() {
        return handleProblem.getReadOnlyProperty();
    }

    /** The name as colleagues see it, once it is one. */
    Optional<String> validName() {
        try {
            return Optional.of(Text.name(name.get(), LONGEST_NAME, "name"));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** The handle, once it is one. */
    Optional<Handle> validHandle() {
        try {
            return Optional.of(Handle.typed(handle.get()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Whether both are good; says what is wrong where they are not. */
    boolean check() {
        if (validName().isEmpty()) {
            nameProblem.set(
                    name.get().isBlank()
                            ? texts.get("name.missing")
                            : texts.get("name.malformed", LONGEST_NAME));
        }
        if (validHandle().isEmpty()) {
            handleProblem.set(
                    handle.get().isBlank()
                            ? texts.get("handle.missing")
                            : texts.get("handle.malformed", LONGEST_HANDLE));
        }
        return nameProblem.get().isEmpty() && handleProblem.get().isEmpty();
    }

    /** The relay said that somebody has this handle. */
    void taken() {
        taken = validHandle().map(Handle::value);
        sayTaken();
    }

    /** The relay, or the engine, refused the name. */
    void nameRefused() {
        nameProblem.set(texts.get("name.malformed", LONGEST_NAME));
    }

    /** The relay, or the engine, refused the handle. */
    void handleRefused() {
        handleProblem.set(texts.get("handle.malformed", LONGEST_HANDLE));
    }

    private void sayTaken() {
        boolean same = taken.isPresent() && validHandle().map(Handle::value).equals(taken);
        handleProblem.set(same ? texts.get("handle.taken", taken.orElseThrow()) : "");
    }

    /** The name's letters and digits, with dots where it has spaces; accents stay, as people write them. */
    static String suggestion(String name) {
        String folded =
                Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String dotted =
                folded.replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", ".").replaceAll("^\\.+|\\.+$", "");
        int end =
                dotted.offsetByCodePoints(
                        0, Math.min(LONGEST_HANDLE, dotted.codePointCount(0, dotted.length())));
        return dotted.substring(0, end).replaceAll("\\.+$", "");
    }
}
