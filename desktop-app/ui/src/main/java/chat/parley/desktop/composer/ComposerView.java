package chat.parley.desktop.composer;

import chat.parley.desktop.kit.EmojiPicker;
import chat.parley.desktop.kit.Floating;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Keys;
import chat.parley.desktop.kit.emoji.EmojiArea;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The box to write in, with what is to be said about it above. */
public final class ComposerView extends VBox {
    private final ComposerViewModel model;
    private final Texts texts = Texts.of(ComposerView.class);
    private final EmojiArea area = new EmojiArea();
    private final EmojiPicker picker;
    private final Floating floating;
    private final IconButton emoji =
            new IconButton(Icon.EMOJI, texts.get("emoji", Keys.command(KeyCode.E)));

    /**
     * Shows a composer.
     *
     * @param picker shared by all composers, so that it remembers what was chosen
     */
    public ComposerView(ComposerViewModel model, EmojiPicker picker) {
        this.model = model;
        this.picker = picker;
        this.floating = new Floating(picker);
        getStyleClass().add("composer");
        setId("composer");
        getChildren()
                .addAll(
                        strip(Icon.ALERT, "danger", model.failureProperty(), "composer-failure"),
                        strip(Icon.CLOCK, "warning", model.waitingProperty(), "composer-waiting"),
                        strip(Icon.INFO, "accent", model.hintProperty(), "composer-hint"),
                        box(),
                        closed());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Puts the caret into the box. */
    public void focus() {
        area.requestFocus();
    }

    /** Writes letters that were typed elsewhere in the window. */
    public void type(String letters) {
        if (open()) {
            area.requestFocus();
            area.insert(letters);
        }
    }

    /** Whether somebody can write here. */
    public boolean open() {
        return model.closedBecauseProperty().get().isEmpty();
    }

    /** Shows the emoji to choose from. */
    public void chooseEmoji() {
        picker.setOnPick(area::insert);
        floating.showAbove(emoji, false);
        picker.open();
    }

    private Node box() {
        area.setId("composer-text");
        area.promptProperty().bind(model.promptProperty());
        area.setText(model.textProperty().get());
        area.textProperty().addListener((_, _, now) -> model.textProperty().set(now));
        model.textProperty()
                .addListener(
                        (_, _, now) -> {
                            if (!now.equals(area.getText())) {
                                area.setText(now);
                            }
                        });
        area.setOnEnter(model::send);
        HBox.setHgrow(area, Priority.ALWAYS);
        emoji.setId("composer-emoji");
        emoji.setOnAction(_ -> chooseEmoji());
        floating.setOnHidden(_ -> area.requestFocus());
        var send = new IconButton(Icon.SEND, texts.get("send"), "filled");
        send.setId("composer-send");
        send.disableProperty().bind(model.sendableProperty().not());
        send.setOnAction(
                _ -> {
                    model.send();
                    area.requestFocus();
                });
        var box = new HBox(area, emoji, send);
        box.getStyleClass().add("composer-box");
        var closed = model.closedBecauseProperty().isEmpty();
        box.visibleProperty().bind(closed);
        box.managedProperty().bind(closed);
        return box;
    }

    private Node closed() {
        var why = EmojiText.paragraph("");
        model.closedBecauseProperty().subscribe(why::setText);
        why.setId("composer-closed");
        HBox.setHgrow(why, Priority.ALWAYS);
        var box = new HBox(why, new IconView(Icon.LOCK));
        box.getStyleClass().addAll("composer-box", "closed");
        present(box, model.closedBecauseProperty());
        return box;
    }

    private static Node strip(Icon icon, String colour, ObservableValue<String> words, String id) {
        var text = EmojiText.paragraph("", colour + "-text");
        words.subscribe(text::setText);
        HBox.setHgrow(text, Priority.ALWAYS);
        var strip = new HBox(new IconView(icon, "icon-16", colour), text);
        strip.getStyleClass().add("strip");
        strip.setId(id);
        present(strip, words);
        return strip;
    }

    private static void present(Node node, ObservableValue<String> words) {
        var there = Bindings.createBooleanBinding(() -> !words.getValue().isEmpty(), words);
        node.visibleProperty().bind(there);
        node.managedProperty().bind(there);
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.E) {
            if (open()) {
                chooseEmoji();
            }
            event.consume();
        }
    }
}
