package chat.parley.desktop.kit;

import chat.parley.desktop.text.Texts;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/** Something to hand on as it is: a link, a key. One press copies it, and says so. */
public final class CopyField extends HBox {
    private static final Duration SAYS_SO = Duration.seconds(2);

    private final TextField field = new TextField();
    private final Texts texts = Texts.of(CopyField.class);
    private final IconButton button =
            new IconButton(Icon.COPY, texts.get("copy"), "small", "inside");
    private final PauseTransition pause = new PauseTransition(SAYS_SO);

    /**
     * A text to copy.
     *
     * @param name what it is
     */
    public CopyField(String name, String text) {
        getStyleClass().addAll("field-box", "copy-field");
        field.getStyleClass().addAll("bare", "mono");
        field.setEditable(false);
        field.setAccessibleText(name);
        HBox.setHgrow(field, Priority.ALWAYS);
        button.setOnAction(_ -> copy());
        pause.setOnFinished(_ -> show(Icon.COPY, texts.get("copy")));
        getChildren().addAll(field, button);
        setText(text);
    }

    /** Offers another text. */
    public void setText(String text) {
        field.setText(text);
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(field.getText());
        Clipboard.getSystemClipboard().setContent(content);
        show(Icon.CHECK, texts.get("copied"));
        pause.playFromStart();
    }

    private void show(Icon icon, String name) {
        button.setIcon(icon);
        button.setName(name);
    }
}
