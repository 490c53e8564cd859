package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Brand;
import chat.parley.desktop.kit.Card;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.SettingRow;
import chat.parley.desktop.kit.ValueRow;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What Parley is, whose work is in it, and what people may do with it. */
final class AboutPage extends VBox {
    private final SettingsViewModel model;
    private final Texts texts = Texts.of(AboutPage.class);

    AboutPage(SettingsViewModel model) {
        this.model = model;
        getStyleClass().add("column");
        getChildren().addAll(parley(), libraries());
    }

    private Node parley() {
        var name = new Label(texts.get("about.parley", model.build().version()));
        name.getStyleClass().add("screen-title");
        var what = EmojiText.paragraph(texts.get("about.what"), "secondary");
        var words = new VBox(name, what);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(Brand.mark("medium"), words);
        head.getStyleClass().add("about-head");
        var read = new OutlinedButton(texts.get("about.licence.show"), "small");
        read.setId("settings-licence");
        read.setMinWidth(USE_PREF_SIZE);
        read.setOnAction(_ -> model.licenceProperty().set(Optional.of(Library.PARLEY)));
        return new Card(
                texts.get("about.program"),
                head,
                new SettingRow(
                        texts.get("about.licence"), texts.get("about.licence.explanation"), read),
                model.build()
                        .source()
                        .map(this::source)
                        .orElseGet(
                                () ->
                                        new SettingRow(
                                                texts.get("about.source"),
                                                texts.get("about.source.unnamed"))));
    }

    private SettingRow source(String address) {
        var open = new OutlinedButton(Icon.EXTERNAL, texts.get("about.open"), "small");
        open.setId("settings-source");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(_ -> model.openSource());
        return new SettingRow(texts.get("about.source"), address, open);
    }

    private Node libraries() {
        var card = new Card(texts.get("about.libraries"));
        for (Library library : Library.all()) {
            var row = new ValueRow(Icon.FILE, library.name(), library.licence());
            row.setId(
                    "settings-library-"
                            + library.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
            row.setOnAction(_ -> model.licenceProperty().set(Optional.of(library)));
            card.getChildren().add(row);
        }
        card.getStyleClass().add("libraries");
        return card;
    }
}
