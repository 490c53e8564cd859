package chat.parley.desktop.kit.emoji;

/** The colour of a hand or a face. */
public enum SkinTone {
    NONE(""),
    LIGHT("1F3FB"),
    MEDIUM_LIGHT("1F3FC"),
    MEDIUM("1F3FD"),
    MEDIUM_DARK("1F3FE"),
    DARK("1F3FF");

    private final String code;

    SkinTone(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
