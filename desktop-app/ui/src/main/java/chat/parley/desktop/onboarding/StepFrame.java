package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How every step is set: title, one sentence, what belongs to it, and at the bottom the way back and the way on. */
final class StepFrame extends VBox {
    private final EmojiText title = EmojiText.paragraph("", "screen-title");
    private final EmojiText sentence = EmojiText.paragraph("", "secondary");
    private final VBox body = new VBox();
    private final StepActions actions = new StepActions();

    StepFrame(String title, String sentence, Node... content) {
        getStyleClass().add("step");
        body.getStyleClass().add("body");
        body.getChildren().setAll(content);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new VBox(this.title, this.sentence), body, actions);
        getChildren().getFirst().getStyleClass().add("heading");
        say(title, sentence);
    }

    void say(String nextTitle, String nextSentence) {
        title.setText(nextTitle);
        sentence.setText(nextSentence);
    }

    /** Replaces what belongs to the step. */
    void setBody(Node... content) {
        body.getChildren().setAll(content);
    }

    /** What leads back, as text. */
    StepFrame start(Node... actions) {
        this.actions.start(actions);
        return this;
    }

    /** What leads on; one of them is the primary one. */
    StepFrame end(Node... actions) {
        this.actions.end(actions);
        return this;
    }
}
