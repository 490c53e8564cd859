package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Something good to know, on a quiet ground. */
final class HintBox extends HBox {
    private final EmojiText words = EmojiText.paragraph("", "caption");

    HintBox(Icon icon, String text) {
        getStyleClass().add("hint-box");
        say(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new IconView(icon, "icon-16"), words);
    }

    /** Says something else. */
    void say(String text) {
        words.setText(text);
    }
}
