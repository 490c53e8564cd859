package chat.parley.desktop.kit;

import chat.parley.desktop.kit.emoji.Emoji;
import chat.parley.desktop.kit.emoji.EmojiGlyph;
import chat.parley.desktop.kit.emoji.EmojiGroup;
import chat.parley.desktop.kit.emoji.Emojis;
import chat.parley.desktop.kit.emoji.SkinTone;
import chat.parley.desktop.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Chooses an emoji: by looking through sections, by searching for a word, by keyboard alone. From the search field, the arrow
 * down goes into the grid; there, arrows walk, Enter chooses, and letters search again.
 */
public final class EmojiPicker extends VBox {
    /** How many stand in a row. */
    static final int COLUMNS = 8;

    private static final int MOST_RECENT = 2 * COLUMNS;
    private static final String HAND = "\u270b";

    private final Emojis emojis = Emojis.all();
    private final Texts texts = Texts.of(EmojiPicker.class);
    private final ObservableList<String> recents = FXCollections.observableArrayList();
    private final ObjectProperty<SkinTone> tone = new SimpleObjectProperty<>(SkinTone.NONE);
    private final SearchField search = new SearchField(texts.get("emoji.search"));
    private final ListView<EmojiRow> grid = new ListView<>();
    private final Map<EmojiGroup, IconToggle> tabs = new EnumMap<>(EmojiGroup.class);
    private final IconToggle recentTab = new IconToggle(Icon.CLOCK, texts.get("emoji.recent"));
    private final EmojiCursor cursor = new EmojiCursor();
    private Consumer<String> onPick = _ -> {};

    /** A picker with no recent emoji yet. */
    public EmojiPicker() {
        getStyleClass().add("emoji-picker");
        var top = new HBox(search, toneButton());
        top.getStyleClass().add("top");
        HBox.setHgrow(search, Priority.ALWAYS);
        grid.getStyleClass().add("grid");
        grid.setAccessibleText(texts.get("emoji.grid"));
        grid.setCellFactory(_ -> new EmojiRowCell(cursor, tone, this::pick));
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(top, grid, tabBar());
        search.textProperty().addListener((_, _, _) -> show());
        recents.subscribe(this::show);
        tone.addListener((_, _, _) -> show());
        search.field().addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInSearch);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInGrid);
        grid.addEventHandler(KeyEvent.KEY_TYPED, this::typedInGrid);
        grid.focusedProperty().addListener((_, _, focused) -> focusGrid(focused));
        cursor.emojiProperty()
                .addListener(
                        (_, _, emoji) ->
                                grid.setAccessibleText(
                                        emoji == null
                                                ? texts.get("emoji.grid")
                                                : emoji.glyph().name()));
        show();
    }

    /** What happens with the chosen emoji; the picker has already put it among the recent ones. */
    public void setOnPick(Consumer<String> handler) {
        onPick = handler;
    }

    /** The emoji that were chosen lately, newest first. Whoever keeps them fills this and watches it. */
    public ObservableList<String> recents() {
        return recents;
    }

    /** The skin tone that emoji are chosen in. */
    public ObjectProperty<SkinTone> toneProperty() {
        return tone;
    }

    /** Begins afresh: nothing searched, at the top, the keyboard in the search field. */
    public void open() {
        search.textProperty().set("");
        cursor.nowhere();
        grid.scrollTo(0);
        search.requestFocus();
    }

    private void pick(Emoji emoji) {
        String text = emoji.in(tone.get()).text();
        var next = new ArrayList<>(recents);
        next.remove(text);
        next.addFirst(text);
        recents.setAll(next.subList(0, Math.min(next.size(), MOST_RECENT)));
        onPick.accept(text);
    }

    // ---- What is shown ----

    private void show() {
        var rows = new ArrayList<EmojiRow>();
        String query = search.textProperty().get();
        if (query.isBlank()) {
            addRows(rows, texts.get("emoji.recent"), null, recent());
            for (EmojiGroup group : EmojiGroup.values()) {
                addRows(rows, name(group), group, emojis.in(group));
            }
        } else {
            List<Emoji> found = emojis.search(query);
            addRows(rows, texts.get("emoji.found"), null, found);
            if (found.isEmpty()) {
                rows.add(new EmojiRow.Header(texts.get("emoji.none"), null));
            }
        }
        grid.getItems().setAll(rows);
        cursor.show(rows);
    }

    private List<Emoji> recent() {
        return recents.stream()
                .flatMap(text -> emojis.find(text).stream())
                .map(glyph -> new Emoji(glyph, List.of(glyph.name()), Map.of()))
                .toList();
    }

    private static void addRows(
            List<EmojiRow> rows, String title, @Nullable EmojiGroup group, List<Emoji> all) {
        if (!all.isEmpty()) {
            rows.add(new EmojiRow.Header(title, group));
            for (int at = 0; at < all.size(); at += COLUMNS) {
                rows.add(new EmojiRow.Line(all.subList(at, Math.min(at + COLUMNS, all.size()))));
            }
        }
    }

    private String name(EmojiGroup group) {
        return switch (group) {
            case PEOPLE -> texts.get("emoji.people");
            case NATURE -> texts.get("emoji.nature");
            case FOOD -> texts.get("emoji.food");
            case TRAVEL -> texts.get("emoji.travel");
            case ACTIVITIES -> texts.get("emoji.activities");
            case OBJECTS -> texts.get("emoji.objects");
            case SYMBOLS -> texts.get("emoji.symbols");
            case FLAGS -> texts.get("emoji.flags");
        };
    }

    private static Icon icon(EmojiGroup group) {
        return switch (group) {
            case PEOPLE -> Icon.EMOJI;
            case NATURE -> Icon.EMOJI_NATURE;
            case FOOD -> Icon.EMOJI_FOOD;
            case TRAVEL -> Icon.EMOJI_TRAVEL;
            case ACTIVITIES -> Icon.EMOJI_ACTIVITY;
            case OBJECTS -> Icon.EMOJI_OBJECT;
            case SYMBOLS -> Icon.EMOJI_SYMBOL;
            case FLAGS -> Icon.EMOJI_FLAG;
        };
    }

    // ---- Sections ----

    private HBox tabBar() {
        var group = new ToggleGroup();
        var bar = new HBox();
        bar.getStyleClass().add("tabs");
        addTab(bar, group, recentTab);
        recentTab.setOnAction(_ -> jump(recentTab, 0));
        for (EmojiGroup each : EmojiGroup.values()) {
            var tab = new IconToggle(icon(each), name(each));
            tabs.put(each, tab);
            addTab(bar, group, tab);
            tab.setOnAction(_ -> jump(tab, start(each)));
        }
        Objects.requireNonNull(tabs.get(EmojiGroup.PEOPLE)).setSelected(true);
        return bar;
    }

    private static void addTab(HBox bar, ToggleGroup group, IconToggle tab) {
        tab.setToggleGroup(group);
        tab.getStyleClass().add("tab");
        tab.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(tab, Priority.ALWAYS);
        bar.getChildren().add(tab);
    }

    private void jump(IconToggle tab, int row) {
        tab.setSelected(true);
        search.textProperty().set("");
        grid.scrollTo(Math.max(0, row));
        cursor.to(row + 1, 0);
    }

    private int start(EmojiGroup group) {
        List<EmojiRow> rows = grid.getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof EmojiRow.Header header && header.group() == group) {
                return i;
            }
        }
        return 0;
    }

    // ---- Skin tones ----

    private Button toneButton() {
        var button = new Button();
        button.getStyleClass().add("tone");
        button.setAccessibleText(texts.get("emoji.tone"));
        button.setTooltip(new Tooltip(texts.get("emoji.tone")));
        tone.subscribe(each -> button.setGraphic(hand(each)));
        var menu = new ContextMenu();
        for (SkinTone each : SkinTone.values()) {
            var item = new MenuItem(name(each), hand(each));
            item.setOnAction(_ -> tone.set(each));
            menu.getItems().add(item);
        }
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 0));
        return button;
    }

    private EmojiGlyph hand(SkinTone each) {
        Emoji hand =
                emojis.in(EmojiGroup.PEOPLE).stream()
                        .filter(emoji -> emoji.glyph().text().equals(HAND))
                        .findFirst()
                        .orElseThrow();
        return new EmojiGlyph(hand.in(each));
    }

    private String name(SkinTone each) {
        return switch (each) {
            case NONE -> texts.get("tone.none");
            case LIGHT -> texts.get("tone.light");
            case MEDIUM_LIGHT -> texts.get("tone.medium-light");
            case MEDIUM -> texts.get("tone.medium");
            case MEDIUM_DARK -> texts.get("tone.medium-dark");
            case DARK -> texts.get("tone.dark");
        };
    }

    // ---- Keyboard ----

    private void pressedInSearch(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                grid.requestFocus();
                event.consume();
            }
            case ENTER -> {
                cursor.first().ifPresent(this::pick);
                event.consume();
            }
            default -> {}
        }
    }

    private void pressedInGrid(KeyEvent event) {
        boolean used = true;
        switch (event.getCode()) {
            case LEFT -> cursor.step(-1);
            case RIGHT -> cursor.step(1);
            case DOWN -> cursor.line(1);
            case UP -> {
                if (!cursor.line(-1)) {
                    search.requestFocus();
                }
            }
            case PAGE_DOWN -> cursor.lines(5);
            case PAGE_UP -> cursor.lines(-5);
            case ENTER, SPACE -> {
                Emoji emoji = cursor.emojiProperty().get();
                if (emoji != null) {
                    pick(emoji);
                }
            }
            default -> used = false;
        }
        if (used) {
            reveal();
            event.consume();
        }
    }

    private void typedInGrid(KeyEvent event) {
        String letter = event.getCharacter();
        if (!letter.isBlank() && letter.codePointAt(0) > ' ' && !event.isShortcutDown()) {
            search.requestFocus();
            search.field().appendText(letter);
            search.field().end();
            event.consume();
        }
    }

    private void focusGrid(boolean focused) {
        if (focused && cursor.emojiProperty().get() == null) {
            cursor.line(1);
        } else if (!focused) {
            cursor.nowhere();
        }
    }

    private void reveal() {
        int row = cursor.row();
        if (row < 0) {
            return;
        }
        // the row above, so that a section's first row shows its title too
        var visible = grid.lookupAll(".emoji-row").stream().map(node -> (EmojiRowCell) node);
        boolean whole =
                visible.anyMatch(
                        cell ->
                                cell.getIndex() == row
                                        && cell.getBoundsInParent().getMinY() >= 0
                                        && cell.localToScene(cell.getBoundsInLocal()).getMaxY()
                                                <= grid.localToScene(grid.getBoundsInLocal())
                                                        .getMaxY());
        if (!whole) {
            grid.scrollTo(Math.max(0, row - 1));
        }
    }
}
