package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.Card;
import chat.parley.desktop.kit.Chip;
import chat.parley.desktop.kit.CopyField;
import chat.parley.desktop.kit.FingerprintText;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.SettingRow;
import chat.parley.desktop.kit.WaitLine;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.os.SaveDialog;
import chat.parley.desktop.settings.AccountViewModel.Export;
import chat.parley.desktop.text.Organisation;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.KitState;
import chat.parley.engine.account.Me;
import chat.parley.model.log.Role;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How others see the person, where the account lives, the recovery kit, and the way out with all data. */
final class AccountPage extends VBox {
    private static final String FILE_NAME = "parley-export.jsonl";

    private final AccountViewModel model;
    private final SaveDialog files;
    private final Texts texts = Texts.of(AccountPage.class);
    private final VBox kit = new VBox();
    private final VBox exported = new VBox();
    private final WaitLine writing;

    AccountPage(AccountViewModel model, SaveDialog files) {
        this.model = model;
        this.files = files;
        getStyleClass().add("column");
        Me me = model.meProperty().get();
        writing = new WaitLine(texts.get("export.running"));
        getChildren()
                .addAll(
                        you(me),
                        new Card(
                                texts.get("relay"),
                                new SettingRow(
                                        texts.get("relay.name"),
                                        "",
                                        value(
                                                Organisation.named(me.relay().name())
                                                        .orElseGet(
                                                                () -> texts.get("relay.unnamed")))),
                                new SettingRow(
                                        texts.get("relay.address"),
                                        "",
                                        value(
                                                texts.get(
                                                        "relay.host",
                                                        me.relay().address().host(),
                                                        Integer.toString(
                                                                me.relay().address().port())))),
                                new SettingRow(
                                        texts.get("relay.pin"),
                                        texts.get("relay.pin.explanation"),
                                        new FingerprintText(me.relay().pin()))),
                        new Card(texts.get("kit"), kit),
                        new Card(texts.get("export"), export(), exported));
        model.meProperty().subscribe(now -> showKit(now.kit()));
        model.exportProperty().subscribe(this::show);
    }

    private Node you(Me me) {
        var name = EmojiText.paragraph(me.name(), "screen-title");
        var handle = new Label(texts.get("account.handle", me.handle().value()));
        handle.getStyleClass().add("secondary");
        var words = new VBox(name, handle);
        HBox.setHgrow(words, Priority.ALWAYS);
        var who =
                new HBox(
                        new Avatar(Avatar.Size.LIST, me.name(), me.account().value().toArray()),
                        words);
        if (me.role() == Role.ADMIN) {
            who.getChildren().add(new Chip(texts.get("role.admin"), "accent"));
        }
        who.getStyleClass().add("you");
        var id = new CopyField(texts.get("account.id"), me.account().text());
        id.setId("settings-account-id");
        return new Card(
                texts.get("account.you"),
                who,
                new SettingRow(texts.get("account.id"), texts.get("account.id.explanation"), id));
    }

    private void showKit(KitState state) {
        boolean saved = state == KitState.SAVED;
        var chip =
                new Chip(
                        saved ? texts.get("kit.saved") : texts.get("kit.unsaved"),
                        saved ? "success" : "warning");
        var row =
                new SettingRow(
                        texts.get("kit.title"),
                        saved
                                ? texts.get("kit.saved.explanation")
                                : texts.get("kit.unsaved.explanation"),
                        chip);
        row.getStyleClass().add("first");
        if (!saved) {
            var open = new PrimaryButton(texts.get("kit.open"), "small");
            open.setId("settings-kit");
            open.setMinWidth(USE_PREF_SIZE);
            open.setOnAction(_ -> model.openKit());
            row.add(open);
        }
        kit.getChildren().setAll(row);
    }

    private Node export() {
        var button = new OutlinedButton(Icon.DOWNLOAD, texts.get("export.button"), "small");
        button.setId("settings-export");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> files.ask(texts.get("export"), FILE_NAME).ifPresent(model::export));
        button.disableProperty().bind(model.exportProperty().map(Export.Running.class::isInstance));
        return new SettingRow(texts.get("export.what"), texts.get("export.explanation"), button);
    }

    private void show(Export state) {
        writing.setWaiting(state instanceof Export.Running);
        switch (state) {
            case Export.None _ -> exported.getChildren().clear();
            case Export.Running _ -> exported.getChildren().setAll(writing);
            case Export.Done(Path file) ->
                    exported.getChildren()
                            .setAll(
                                    said(
                                            new IconView(Icon.CHECK_CIRCLE, "icon-16", "success"),
                                            texts.get("export.done", file.toString()),
                                            "success-text"));
            case Export.Failed(String why) ->
                    exported.getChildren()
                            .setAll(
                                    said(
                                            new IconView(Icon.ALERT, "icon-16", "danger"),
                                            why,
                                            "danger-text"));
        }
    }

    private static Node said(IconView icon, String text, String styleClass) {
        var words = EmojiText.paragraph(text, "caption", styleClass);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(icon, words);
        line.getStyleClass().add("said");
        return line;
    }

    private static Node value(String text) {
        return EmojiText.paragraph(text, "secondary");
    }
}
