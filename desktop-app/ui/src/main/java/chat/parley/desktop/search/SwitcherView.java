package chat.parley.desktop.search;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.HitLine;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.KeyHint;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.search.SwitcherRow.Sign;
import chat.parley.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A field over the window, and what it finds. The keyboard never leaves the field. */
public final class SwitcherView extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final SwitcherViewModel model;
    private final Texts texts = Texts.of(SwitcherView.class);
    private final TextField field = new TextField();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final List<HBox> rows = new ArrayList<>();

    /** A view of a switcher. */
    public SwitcherView(SwitcherViewModel model) {
        this.model = model;
        setId("switcher");
        getStyleClass().add("switcher");
        field.setId("switcher-field");
        field.getStyleClass().add("bare");
        field.setPromptText(texts.get("prompt"));
        field.setAccessibleText(texts.get("name"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        HBox.setHgrow(field, Priority.ALWAYS);
        var top = new HBox(new IconView(Icon.SEARCH), field, new KeyHint(texts.get("escape")));
        top.getStyleClass().add("top");
        list.getStyleClass().add("found");
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(texts.get("name"));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("found-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var card = new VBox(top, scroll, foot());
        card.getStyleClass().add("switcher-card");
        card.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(card);
        setOnMousePressed(
                event -> {
                    if (event.getTarget() == this) {
                        model.dismiss();
                    }
                });
        model.groups().addListener((ListChangeListener<SwitcherViewModel.Group>) _ -> showGroups());
        model.selectedProperty().subscribe(_ -> showSelected());
        // nothing found and still nothing found is no change of the groups, but of what was not
        // found
        model.queryProperty()
                .addListener(
                        (_, _, _) -> {
                            if (model.groups().isEmpty()) {
                                showGroups();
                            }
                        });
        showGroups();
    }

    /** Puts the keyboard where a person begins. */
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private void pressed(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case TAB -> model.move(event.isShiftDown() ? -1 : 1);
            case ENTER -> model.take();
            case ESCAPE -> model.dismiss();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void showGroups() {
        rows.clear();
        list.getChildren().clear();
        for (SwitcherViewModel.Group group : model.groups()) {
            var title = new Label(group.title());
            title.getStyleClass().add("section");
            list.getChildren().add(title);
            for (SwitcherRow row : group.rows()) {
                HBox node = row(row, rows.size());
                rows.add(node);
                list.getChildren().add(node);
            }
        }
        if (rows.isEmpty()) {
            list.getChildren().add(nothing());
        }
        showSelected();
    }

    private Node nothing() {
        var title =
                EmojiText.paragraph(
                        texts.get("none", model.queryProperty().get().strip()), "strong");
        var text = EmojiText.paragraph(texts.get("none.text"), "caption");
        var nothing = new VBox(title, text);
        nothing.setId("switcher-nothing");
        nothing.getStyleClass().add("nothing");
        return nothing;
    }

    private HBox row(SwitcherRow row, int place) {
        Node sign =
                switch (row.sign()) {
                    case Sign.Face face -> {
                        var avatar =
                                new Avatar(
                                        Avatar.Size.HEADER,
                                        face.name(),
                                        face.account().value().toArray());
                        avatar.setPresent(face.present());
                        yield avatar;
                    }
                    case Sign.Glyph glyph -> {
                        var tile = new StackPane(new IconView(glyph.icon(), "icon-18"));
                        tile.getStyleClass().add("tile");
                        yield tile;
                    }
                };
        // names stand out, what the window can do does not
        String[] weight = row.sign() instanceof Sign.Face ? new String[] {"strong"} : new String[0];
        var words =
                new VBox(
                        new HitLine(row.title(), row.titleHits(), weight),
                        new HitLine(row.detail(), row.detailHits(), "caption"));
        words.getStyleClass().add("words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var node = new HBox(sign, words);
        if (!row.keys().isEmpty()) {
            node.getChildren().add(new KeyHint(row.keys()));
        }
        var enter = new KeyHint(texts.get("enter"));
        enter.getStyleClass().add("enter");
        node.getChildren().add(enter);
        node.getStyleClass().add("row");
        node.setAccessibleRole(AccessibleRole.LIST_ITEM);
        node.setAccessibleText(texts.get("row", row.title(), row.detail()));
        node.setOnMouseEntered(_ -> model.selectedProperty().set(place));
        node.setOnMouseClicked(_ -> model.take(row));
        return node;
    }

    private void showSelected() {
        int selected = model.selectedProperty().get();
        for (int i = 0; i < rows.size(); i++) {
            HBox row = rows.get(i);
            boolean is = i == selected;
            row.pseudoClassStateChanged(SELECTED, is);
            Node enter = row.getChildren().getLast();
            enter.setVisible(is);
            enter.setManaged(is && row.getChildren().size() == 3);
            if (is) {
                field.setAccessibleHelp(row.getAccessibleText());
                field.notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
                reveal(row);
            }
        }
    }

    private void reveal(Node row) {
        Bounds view = scroll.getViewportBounds();
        double hidden = list.getHeight() - view.getHeight();
        if (hidden <= 0) {
            return;
        }
        double top = scroll.getVvalue() * hidden;
        Bounds at = row.getBoundsInParent();
        if (at.getMinY() < top) {
            scroll.setVvalue(at.getMinY() / hidden);
        } else if (at.getMaxY() > top + view.getHeight()) {
            scroll.setVvalue((at.getMaxY() - view.getHeight()) / hidden);
        }
    }

    private Node foot() {
        var foot =
                new HBox(
                        new KeyHint("↑"),
                        new KeyHint("↓"),
                        hint(texts.get("hint.walk")),
                        new KeyHint(">"),
                        hint(texts.get("hint.commands")),
                        new KeyHint("@"),
                        hint(texts.get("hint.people")));
        foot.getStyleClass().add("foot");
        return foot;
    }

    private static Label hint(String text) {
        var label = new Label(text);
        label.getStyleClass().add("caption");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
