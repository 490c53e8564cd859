package chat.parley.desktop.gallery;

import chat.parley.desktop.kit.EmojiPicker;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.SearchField;
import chat.parley.desktop.kit.emoji.EmojiArea;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** Writing. */
final class ComposerPage implements Page {

    @Override
    public String name() {
        return "composer";
    }

    @Override
    public Node build() {
        var selected = area("Keep lane 2 free until the boat has left");
        selected.select(5, 16);
        var focused = area("Booked. The lane stays free until @Luis calls 🚤 and says so ");
        focused.sceneProperty()
                .addListener(
                        (_, _, scene) -> {
                            if (scene != null) {
                                focused.requestFocus();
                            }
                        });
        return Show.page(
                Show.column(
                        560,
                        Show.titled("Empty", box(area(""))),
                        Show.titled("One line", box(area("Crane 4 is booked for 14:00"))),
                        Show.titled("Two lines, focused", box(focused)),
                        Show.titled("Selected", box(selected)),
                        Show.titled(
                                "Right to left",
                                box(
                                        area(
                                                "وصلت الوثائق 👍 إلى الميناء قبل الساعة 14:00 شكرا جزيلا لكم جميعا على العمل"))),
                        Show.titled(
                                "Scrolls",
                                box(
                                        area(
                                                "one\ntwo 😀\nthree\nfour\nfive\nsix\nseven\neight\nnine\n")))),
                Show.column(
                        600,
                        Show.titled("Picker", picker("")),
                        Show.titled("Searched", picker("ship"))));
    }

    private static Node picker(String query) {
        var picker = new EmojiPicker();
        picker.setPrefHeight(query.isEmpty() ? 380 : 240);
        picker.recents().setAll("⚓", "🚢", "🚤", "⛵", "🏗️", "🚧", "🦺", "🌊");
        if (!query.isEmpty()) {
            ((SearchField) picker.lookup(".search-field")).textProperty().set(query);
        }
        var frame = new StackPane(picker);
        frame.getStyleClass().add("floating-frame");
        frame.setMaxWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return frame;
    }

    private static EmojiArea area(String text) {
        var area = new EmojiArea();
        area.promptProperty().set("Message Harbour team");
        area.setText(text);
        return area;
    }

    private static Node box(EmojiArea area) {
        HBox.setHgrow(area, Priority.ALWAYS);
        var send = new IconButton(Icon.SEND, "Send", "filled");
        send.disableProperty().bind(area.textProperty().isEmpty());
        var box =
                new HBox(
                        4,
                        new IconButton(Icon.ATTACH, "Attach"),
                        area,
                        new IconButton(Icon.EMOJI, "Emoji"),
                        send);
        box.getStyleClass().add("composer-box");
        box.setAlignment(Pos.BOTTOM_LEFT);
        return box;
    }
}
