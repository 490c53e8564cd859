package chat.parley.desktop.search;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Match;
import chat.parley.model.id.AccountId;

/**
 * Something that the switcher offers.
 *
 * @param title its name
 * @param titleHits where the search stands in the name
 * @param detail what it is
 * @param detailHits where the search stands in that
 * @param keys how it is reached without the switcher, or nothing
 */
record SwitcherRow(
        Sign sign,
        String title,
        Match titleHits,
        String detail,
        Match detailHits,
        String keys,
        Runnable run) {

    /** What stands before it. */
    sealed interface Sign {
        /** A person. */
        record Face(String name, AccountId account, boolean present) implements Sign {}

        /** An icon. */
        record Glyph(Icon icon) implements Sign {}
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
