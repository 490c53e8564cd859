package chat.parley.desktop.gallery;

import atlantafx.base.controls.ProgressSliderSkin;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.KeyHint;
import chat.parley.desktop.kit.Keys;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PassphraseField;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.SearchField;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.ValueRow;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The same controls under the mouse, pressed, with the keyboard, switched off. */
final class StatesPage implements Page {
    private static final List<String> STATES =
            List.of("", "hover", "armed", "focus-visible", "disabled");

    @Override
    public String name() {
        return "states";
    }

    @Override
    public Node build() {
        return Show.page(
                Show.column(
                        720,
                        table(
                                () -> new PrimaryButton("Continue"),
                                () -> new PrimaryButton("Leave", "destructive"),
                                () -> new OutlinedButton(Icon.QR_CODE, "Scan"),
                                () -> new TextButton("Back"),
                                () -> new TextButton("They differ", "destructive"),
                                () -> new IconButton(Icon.PHONE, "Call"),
                                () -> new IconButton(Icon.SEND, "Send", "filled"),
                                () -> new CheckBox("Choose"),
                                () -> new RadioButton("Light")),
                        Show.titled(
                                "Value row",
                                states(() -> new ValueRow(Icon.SHIELD, "Safety number", "")))),
                Show.column(
                        440,
                        Show.titled("Fields with the keyboard", fields()),
                        Show.titled("Menu", menu()),
                        Show.titled("Choice, slider", choice(), slider())));
    }

    @SafeVarargs
    private static Node table(Supplier<Node>... controls) {
        var grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(14);
        for (int column = 0; column < STATES.size(); column++) {
            var label = new Label(STATES.get(column).isEmpty() ? "resting" : STATES.get(column));
            label.getStyleClass().add("caption");
            grid.add(label, column, 0);
            for (int row = 0; row < controls.length; row++) {
                grid.add(in(STATES.get(column), controls[row].get()), column, row + 1);
            }
        }
        return grid;
    }

    private static Node states(Supplier<Node> control) {
        var box = new VBox(6);
        box.setMaxWidth(300);
        STATES.forEach(state -> box.getChildren().add(in(state, control.get())));
        return box;
    }

    private static Node in(String state, Node control) {
        if (state.equals("disabled")) {
            control.setDisable(true);
        } else if (!state.isEmpty()) {
            control.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true);
        }
        return control;
    }

    private static Node fields() {
        var field = new TextField("amara.obi");
        field.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
        var search = new SearchField("Search");
        search.pseudoClassStateChanged(PseudoClass.getPseudoClass("ringed"), true);
        search.pseudoClassStateChanged(PseudoClass.getPseudoClass("focus-within"), true);
        var passphrase = new PassphraseField("Passphrase");
        passphrase.textProperty().set("copper lantern");
        passphrase.pseudoClassStateChanged(PseudoClass.getPseudoClass("ringed"), true);
        passphrase.pseudoClassStateChanged(PseudoClass.getPseudoClass("focus-within"), true);
        var off = new TextField("nobody");
        off.setDisable(true);
        var box = new VBox(14, field, search, passphrase, off);
        box.setPadding(new Insets(4));
        return box;
    }

    /** A menu's parts without its window, which a picture does not show. */
    private static Node menu() {
        var box =
                new VBox(
                        item(Icon.REPLY, "Reply", "R", ""),
                        item(Icon.COPY, "Copy text", Keys.command(KeyCode.C), "focused"),
                        item(Icon.PIN, "Pin", "P", ""),
                        item(Icon.DELETE, "Delete", "Del", "destructive"));
        box.getStyleClass().add("context-menu");
        box.setMaxWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private static Node item(Icon icon, String name, String key, String state) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var label = new Label(name);
        var keys = new Label(key);
        keys.getStyleClass().add("accelerator-text");
        var item = new HBox(10, new IconView(icon, "icon-18"), label, gap, keys);
        item.setAlignment(Pos.CENTER_LEFT);
        item.getStyleClass().add("menu-item");
        if (state.equals("focused")) {
            item.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
        } else if (!state.isEmpty()) {
            item.getStyleClass().add(state);
        }
        return item;
    }

    private static Node slider() {
        var slider = new Slider(0, 100, 40);
        slider.setSkin(new ProgressSliderSkin(slider));
        return slider;
    }

    private static Node choice() {
        var choice = new ComboBox<String>();
        choice.getItems().addAll("English", "Deutsch");
        choice.getSelectionModel().select(0);
        return Show.row(choice, new KeyHint("Esc"));
    }
}
