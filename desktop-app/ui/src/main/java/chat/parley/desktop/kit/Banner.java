package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.EmojiText;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A strip that stays until what it says is over: what happened, what was kept, what to do. */
public final class Banner extends HBox {
    private final EmojiText title = new EmojiText().followWindow();
    private final EmojiText text = new EmojiText().followWindow();
    private final VBox words = new VBox(title, text);
    private final HBox actions = new HBox();
    private final VBox aside = new VBox();
    private final Label note = new Label();

    /** A strip without words yet. */
    public Banner(Kind kind, Icon icon) {
        getStyleClass().addAll("banner", kind.styleClass());
        title.getStyleClass().add("banner-title");
        text.getStyleClass().add("banner-text");
        words.getStyleClass().add("words");
        actions.getStyleClass().add("actions");
        aside.getStyleClass().add("aside");
        aside.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("caption");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new IconView(icon, kind.iconClass()), words, aside);
        setAccessibleRole(AccessibleRole.PARENT);
    }

    /** A strip that says something. */
    public Banner(Kind kind, Icon icon, String title, String text) {
        this(kind, icon);
        say(title, text);
    }

    /** Says something else. */
    public void say(String nextTitle, String nextText) {
        title.setText(nextTitle);
        text.setText(nextText);
        text.setVisible(!nextText.isEmpty());
        text.setManaged(!nextText.isEmpty());
        setAccessibleText(nextTitle + " " + nextText);
    }

    /** What belongs to the words, between them and the buttons: where there is no room for all of it, it scrolls and they stay. */
    public void setDetails(Region details) {
        words.getChildren().add(words.getChildren().indexOf(text) + 1, new Squeezed(details));
    }

    /** Buttons below the words. */
    public void setActions(Node... nodes) {
        actions.getChildren().setAll(nodes);
        words.getChildren().remove(actions);
        if (nodes.length > 0) {
            words.getChildren().add(actions);
        }
    }

    /** One action at the end, with a note under it: a countdown. */
    public void setAside(Node action) {
        aside.getChildren().setAll(action, note);
    }

    /** What stands under the action at the end: "next in 8 s". */
    public void setNote(String words) {
        note.setText(words);
    }
}
