package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.TextButton;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Something that happened, in the middle of the list. */
final class NoteLine extends HBox {
    private final IconView icon = new IconView(Icon.KEY, "icon-14");
    private final Label words = new Label();
    private final TextButton action = new TextButton("", "note-action");

    NoteLine() {
        getStyleClass().add("note-line");
        words.getStyleClass().add("caption");
        words.setWrapText(true);
        action.setMinWidth(USE_PREF_SIZE);
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
