package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Something good to know, on a quiet ground. */
final class HintBox extends HBox {

    HintBox(Icon icon, String text) {
        getStyleClass().add("hint-box");
        var words = EmojiText.paragraph(text, "caption");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new IconView(icon, "icon-16"), words);
    }
}
