package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.DaySeparator;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.MessageMeta;
import chat.parley.desktop.kit.RowBox;
import chat.parley.desktop.kit.TextBubble;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.chats.DeliveryState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A piece of a conversation that nobody had, in the look that is being chosen. */
final class PreviewColumn extends VBox {

    PreviewColumn(Texts texts) {
        getStyleClass().add("preview");
        setMouseTransparent(true);
        setFocusTraversable(false);
        var title = new Label(texts.get("preview"));
        title.getStyleClass().add("section");
        String name = texts.get("preview.name");
        var avatar = new Avatar(Avatar.Size.HEADER, name, name.getBytes(StandardCharsets.UTF_8));
        avatar.setPresent(true);
        var called = new Label(name);
        called.getStyleClass().add("title");
        var online = new Label(texts.get("preview.online"));
        online.getStyleClass().add("caption");
        var header = new HBox(avatar, new VBox(called, online));
        header.getStyleClass().add("preview-header");
        var words =
                new VBox(
                        day(texts.get("preview.day")),
                        said(texts.get("preview.theirs"), "10:38", false, false, true),
                        said(texts.get("preview.theirs.2"), "10:38", false, true, false),
                        said(texts.get("preview.mine"), "10:40", true, false, false),
                        said(texts.get("preview.arabic"), "10:41", false, false, false));
        words.getStyleClass().add("preview-words");
        var message = new Label(texts.get("preview.message", name));
        message.getStyleClass().add("prompt");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var send = new StackPane(new IconView(Icon.SEND, "icon-18"));
        send.getStyleClass().add("preview-send");
        var composer = new HBox(message, gap, send);
        composer.getStyleClass().add("preview-composer");
        var window = new VBox(header, words, composer);
        window.getStyleClass().add("preview-window");
        getChildren().addAll(title, window);
    }

    private static Node day(String name) {
        var row = new RowBox();
        row.showWhole("day", new DaySeparator(name));
        return row;
    }

    private static Node said(
            String text, String time, boolean mine, boolean follows, boolean followed) {
        var words = new EmojiText(text);
        var meta = new MessageMeta();
        meta.show(time, time, mine ? Optional.of(DeliveryState.READ) : Optional.empty());
        var row = new RowBox();
        row.showSaid(mine, follows, followed, List.of(new TextBubble(words, meta)));
        return row;
    }
}
