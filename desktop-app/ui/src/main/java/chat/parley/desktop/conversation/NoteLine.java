package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.layout.HBox;

/** Something that happened, in the middle of the list. */
final class NoteLine extends HBox {
    private final IconView icon = new IconView(Icon.KEY, "icon-14");
    private final EmojiText words = EmojiText.paragraph("", "caption");
    private final TextButton action = new TextButton("", "note-action");

    NoteLine() {
        getStyleClass().add("note-line");
        action.setMinWidth(USE_PREF_SIZE);
        setFillHeight(false);
        getChildren().addAll(icon, words, action);
    }

    void show(Icon sign, String what) {
        icon.setIcon(sign);
        words.setText(what);
    }

    String words() {
        return words.getText();
    }

    /** Something to do about it, nothing for nothing. */
    void offer(String name, Runnable what) {
        action.setText(name);
        action.setVisible(!name.isEmpty());
        action.setManaged(!name.isEmpty());
        action.setOnAction(_ -> what.run());
    }
}
