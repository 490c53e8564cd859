package chat.parley.desktop.kit.emoji;

/** The picker's sections, in order. */
public enum EmojiGroup {
    PEOPLE("Smileys & Emotion", "People & Body"),
    NATURE("Animals & Nature", ""),
    FOOD("Food & Drink", ""),
    TRAVEL("Travel & Places", ""),
    ACTIVITIES("Activities", ""),
    OBJECTS("Objects", ""),
    SYMBOLS("Symbols", ""),
    FLAGS("Flags", "");

    private final String category;
    private final String another;

    EmojiGroup(String category, String another) {
        this.category = category;
        this.another = another;
    }

    boolean holds(String wanted) {
        return category.equals(wanted) || another.equals(wanted);
    }
}
