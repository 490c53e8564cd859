package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.emoji.EmojiLabel;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.Person;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who the conversation is with, whether they are there, and how sure we are that it is them. */
final class ConversationHeader extends HBox {
    /** Its height in the design, and the width below which it shows the words alone. */
    private static final double HEIGHT = 60;

    private static final double LEAST = 360;

    private final Texts texts = Texts.of(ConversationHeader.class);
    private final IconButton back = new IconButton(Icon.ARROW_LEFT, texts.get("back"));
    private final Avatar avatar = new Avatar(Avatar.Size.HEADER);
    private final EmojiLabel name = new EmojiLabel("title");
    private final Label presence = new Label();
    private final Label dot = new Label("·");
    private final IconView sign = new IconView(Icon.LOCK, "icon-14");
    private final Label trust = new Label();
    private final Label unsure = new Label();
    private final Node there = together(presence, dot);

    ConversationHeader(ConversationViewModel model, Runnable leave, Runnable person) {
        getStyleClass().add("conversation-header");
        back.setId("conversation-back");
        back.setOnAction(_ -> leave.run());
        name.setId("conversation-name");
        presence.getStyleClass().add("caption");
        presence.setId("conversation-presence");
        dot.getStyleClass().add("caption");
        trust.setId("conversation-trust");
        unsure.getStyleClass().add("caption");
        dot.setMinWidth(USE_PREF_SIZE);
        // what has no room beside the rest goes into a second line
        var status = new FlowPane(there, together(sign, trust), together(unsure));
        status.getStyleClass().add("status");
        var words = new VBox(new HBox(name), status);
        words.getStyleClass().add("words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var info = new IconButton(Icon.INFO, texts.get("person"));
        info.setId("conversation-person");
        info.setOnAction(_ -> person.run());
        info.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(back, avatar, words, info);
        widthProperty().addListener((_, _, width) -> squeeze(width.doubleValue()));
        present(back, false);

        model.peerProperty().subscribe(this::show);
        presence.textProperty().bind(model.presenceProperty());
        model.presenceProperty()
                .subscribe(
                        now -> {
                            present(presence, !now.isEmpty());
                            present(dot, !now.isEmpty());
                        });
    }

    /** Where the words have no room beside it, the picture goes, and whether they are here, which it showed too. */
    private void squeeze(double width) {
        boolean room = width >= LEAST * prefHeight(-1) / HEIGHT;
        present(avatar, room);
        present(there, room);
    }

    private static Node together(Node... parts) {
        var part = new HBox(parts);
        part.getStyleClass().add("part");
        return part;
    }

    /** Whether there is a way back to the list. */
    void backProperty(BooleanProperty shown) {
        back.visibleProperty().bind(shown);
        back.managedProperty().bind(shown);
    }

    private void show(Person peer) {
        avatar.show(peer.name(), peer.account().value().toArray());
        avatar.setPresent(peer.presence().online());
        name.setText(peer.name());
        switch (peer.trust()) {
            case NOT_VERIFIED ->
                    trust(
                            Icon.LOCK,
                            "success",
                            texts.get("trust.encrypted"),
                            texts.get("trust.not-verified"));
            case VERIFIED ->
                    trust(
                            Icon.SHIELD_CHECK,
                            "success",
                            texts.get("trust.encrypted"),
                            texts.get("trust.verified"));
            case RED -> trust(Icon.SHIELD_ALERT, "danger", texts.get("trust.red"), "");
        }
    }

    private void trust(Icon icon, String colour, String words, String verified) {
        sign.setIcon(icon);
        sign.getStyleClass().setAll("icon", "icon-14", colour);
        trust.setText(words);
        trust.getStyleClass().setAll("label", "caption", colour + "-text");
        unsure.setText(verified);
        present(unsure, !verified.isEmpty());
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
