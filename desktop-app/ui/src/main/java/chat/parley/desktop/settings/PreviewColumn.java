package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.DaySeparator;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.StateTick;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.chats.DeliveryState;
import java.nio.charset.StandardCharsets;
import javafx.geometry.Pos;
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
        var words = new VBox();
        words.getStyleClass().add("preview-words");
        words.getChildren()
                .addAll(
                        new DaySeparator(texts.get("preview.day")),
                        bubble(texts.get("preview.theirs"), "10:38", false),
                        bubble(texts.get("preview.theirs.2"), "10:38", false),
                        bubble(texts.get("preview.mine"), "10:40", true),
                        bubble(texts.get("preview.arabic"), "10:41", false));
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

    private static Node bubble(String text, String time, boolean mine) {
        var at = new Label(time);
        at.getStyleClass().add("meta");
        at.setMinWidth(USE_PREF_SIZE);
        var foot = new HBox(at);
        foot.getStyleClass().add("foot");
        if (mine) {
            var tick = new StateTick();
            tick.show(DeliveryState.READ);
            foot.getChildren().add(tick);
        }
        var words = new EmojiText(text);
        var bubble = new HBox(words, foot);
        bubble.getStyleClass().addAll("preview-bubble", mine ? "mine" : "theirs");
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(bubble);
        line.setAlignment(mine ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return line;
    }
}
