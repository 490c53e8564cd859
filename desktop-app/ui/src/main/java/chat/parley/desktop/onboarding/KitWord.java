package chat.parley.desktop.onboarding;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One of the words that somebody types to show that their copy can be read. */
final class KitWord {

    /** How what was typed compares. */
    enum Match {
        /** Nothing against it yet. */
        OPEN,
        RIGHT,
        WRONG
    }

    private final int number;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Match> match = new ReadOnlyObjectWrapper<>(Match.OPEN);

    /**
     * A word to type.
     *
     * @param number its place in the kit, from 1
     */
    KitWord(int number, String word) {
        this.number = number;
        typed.addListener((_, _, now) -> match.set(compare(now, word)));
    }

    int number() {
        return number;
    }

    StringProperty typedProperty() {
        return typed;
    }

    ReadOnlyObjectProperty<Match> matchProperty() {
        return match.getReadOnlyProperty();
    }

    private static Match compare(String typed, String word) {
        String clean = typed.strip().toLowerCase(Locale.ROOT);
        if (clean.equals(word)) {
            return Match.RIGHT;
        }
        return word.startsWith(clean) ? Match.OPEN : Match.WRONG;
    }
}
