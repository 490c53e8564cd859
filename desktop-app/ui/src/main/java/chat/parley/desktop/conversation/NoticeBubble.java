package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.MessageMeta;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A message that has no words to show: an outline instead of a ground, with what happened and what was kept. */
final class NoticeBubble extends HBox {
    private final IconView icon = new IconView(Icon.KEY, "icon-18", "warning");
    private final MessageMeta meta;
    private final EmojiText title = EmojiText.paragraph("", "strong");
    private final EmojiText text = EmojiText.paragraph("", "secondary");
    private final TextButton action = new TextButton("", "small");

    NoticeBubble(MessageMeta meta) {
        this.meta = meta;
        getStyleClass().addAll("bubble", "notice-bubble");
        var end = new HBox(action, meta);
        end.getStyleClass().add("end");
        HBox.setHgrow(meta, Priority.ALWAYS);
        var words = new VBox(title, text, end);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
        offer("", () -> {});
    }

    MessageMeta meta() {
        return meta;
    }

    void show(Icon sign, String what, String kept) {
        icon.setIcon(sign);
        title.setText(what);
        text.setText(kept);
    }

    /** Something to do about it, nothing for nothing. */
    void offer(String name, Runnable what) {
        action.setText(name);
        action.setVisible(!name.isEmpty());
        action.setManaged(!name.isEmpty());
        action.setOnAction(_ -> what.run());
    }
}
