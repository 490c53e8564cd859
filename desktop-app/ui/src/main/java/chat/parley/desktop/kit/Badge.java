package chat.parley.desktop.kit;

import chat.parley.desktop.text.Texts;
import javafx.scene.control.Label;

/** How many are unread: nothing at zero, "99+" at most. */
public final class Badge extends Label {
    private static final int MOST = 99;

    private final Texts texts = Texts.of(Badge.class);

    /** A badge that counts nothing yet. */
    public Badge(String... styleClasses) {
        getStyleClass().add("badge");
        getStyleClass().addAll(styleClasses);
        setCount(0);
    }

    /** Shows a number, or hides at zero. */
    public void setCount(int count) {
        setVisible(count > 0);
        setManaged(count > 0);
        setText(count > MOST ? MOST + "+" : Integer.toString(count));
        setAccessibleText(texts.count("badge.unread", count));
    }
}
