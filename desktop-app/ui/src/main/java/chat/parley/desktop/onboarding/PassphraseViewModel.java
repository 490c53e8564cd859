package chat.parley.desktop.onboarding;

import chat.parley.desktop.text.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The passphrase, twice, and how strong it is. */
final class PassphraseViewModel {
    private final Supplier<List<String>> randomWords;
    private final Texts texts = Texts.of(PassphraseViewModel.class);
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty repeat = new SimpleStringProperty("");
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Strength> strength;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper repeatProblem = new ReadOnlyStringWrapper("");
    private final BooleanProperty keystore = new SimpleBooleanProperty();
    private List<String> own = List.of();

    /**
     * A passphrase to choose.
     *
     * @param randomWords unrelated words to offer
     */
    PassphraseViewModel(Supplier<List<String>> randomWords) {
        this.randomWords = randomWords;
        strength = new ReadOnlyObjectWrapper<>(Strength.of("", own));
        passphrase.addListener(
                (_, _, now) -> {
                    problem.set("");
                    repeatProblem.set("");
                    strength.set(Strength.of(now, own));
                });
        repeat.addListener((_, _, now) -> compare(now));
    }

    StringProperty passphraseProperty() {
        return passphrase;
    }

    StringProperty repeatProperty() {
        return repeat;
    }

    /** Whether a keystore of this desktop spares the person the passphrase at each start; not before that is known. */
    BooleanProperty keystoreProperty() {
        return keystore;
    }

    /** Whether the characters can be read. */
    BooleanProperty shownProperty() {
        return shown;
    }

    ReadOnlyObjectProperty<Strength> strengthProperty() {
        return strength.getReadOnlyProperty();
    }

    /** What is wrong with the passphrase, or nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is wrong with the second one, or nothing. */
    ReadOnlyStringProperty repeatProblemProperty() {
        return repeatProblem.getReadOnlyProperty();
    }

    /** What somebody who knows the person tries first. */
    void own(List<String> words) {
        own = List.copyOf(words);
        strength.set(Strength.of(passphrase.get(), own));
    }

    /** Puts unrelated words into the field, to be read and written down. */
    void suggest() {
        shown.set(true);
        repeat.set("");
        passphrase.set(String.join(" ", randomWords.get()));
    }

    /** Whether it can be used; says what is wrong where it cannot. */
    boolean check() {
        if (strength.get().level() == 0) {
            problem.set(texts.get("passphrase.short", Strength.SHORTEST));
            return false;
        }
        if (!passphrase.get().equals(repeat.get())) {
            repeatProblem.set(
                    repeat.get().isEmpty()
                            ? texts.get("repeat.missing")
                            : texts.get("repeat.different"));
            return false;
        }
        return true;
    }

    /** The engine found it too short. */
    void refused() {
        problem.set(texts.get("passphrase.short", Strength.SHORTEST));
    }

    /** The account was made with another one before joining was interrupted. */
    void another() {
        problem.set(texts.get("passphrase.another"));
    }

    /** A fresh copy, which whoever takes it wipes. */
    char[] copy() {
        return passphrase.get().toCharArray();
    }

    /** Leaves nothing behind. */
    void forget() {
        passphrase.set("");
        repeat.set("");
        shown.set(false);
    }

    /** As far as it was typed it must be the beginning of the first one. */
    private void compare(String now) {
        repeatProblem.set(passphrase.get().startsWith(now) ? "" : texts.get("repeat.different"));
    }
}
