package chat.parley.desktop.shell;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.Badge;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconToggle;
import chat.parley.desktop.kit.Keys;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.Me;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The bar at the window's edge: who I am, and where I can be. */
final class Rail extends VBox {
    private final Texts texts = Texts.of(Rail.class);
    private final Avatar avatar = new Avatar(Avatar.Size.HEADER);
    private final Button account = new Button();
    private final IconToggle chats = new IconToggle(Icon.CHAT, texts.get("rail.chats"), "place");
    private final IconToggle settings =
            new IconToggle(
                    Icon.SETTINGS,
                    texts.get("rail.settings", Keys.command(KeyCode.COMMA)),
                    "place");

    Rail(ShellViewModel model) {
        getStyleClass().add("rail");
        setId("shell-rail");
        account.setGraphic(avatar);
        account.getStyleClass().add("account");
        account.setId("shell-account");
        account.setOnAction(_ -> model.showSettings());
        chats.setId("shell-chats");
        chats.setOnAction(_ -> model.showChats());
        settings.setId("shell-settings");
        settings.setOnAction(_ -> model.showSettings());
        var count = new Badge("urgent");
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        var place = new StackPane(chats, count);
        place.getStyleClass().add("with-badge");
        place.setPickOnBounds(false);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(account, place, gap, settings);
        model.unreadProperty()
                .subscribe(
                        unread -> {
                            count.setCount(unread.intValue());
                            chats.setAccessibleText(
                                    unread.intValue() == 0
                                            ? texts.get("rail.chats")
                                            : texts.count("rail.chats.unread", unread.intValue()));
                        });
        model.meProperty().subscribe(this::show);
        model.pageProperty()
                .subscribe(
                        page -> {
                            chats.setSelected(page == ShellViewModel.Page.CHATS);
                            settings.setSelected(page == ShellViewModel.Page.SETTINGS);
                        });
        // A second click on where one is does not leave it.
        chats.selectedProperty()
                .addListener((_, _, _) -> chats.setSelected(on(model, ShellViewModel.Page.CHATS)));
        settings.selectedProperty()
                .addListener(
                        (_, _, _) -> settings.setSelected(on(model, ShellViewModel.Page.SETTINGS)));
    }

    private void show(Me me) {
        avatar.show(me.name(), me.account().value().toArray());
        String words = texts.get("rail.account", me.name());
        account.setAccessibleText(words);
        account.setTooltip(new Tooltip(words));
    }

    void focus() {
        chats.requestFocus();
    }

    private static boolean on(ShellViewModel model, ShellViewModel.Page page) {
        return model.pageProperty().get() == page;
    }
}
