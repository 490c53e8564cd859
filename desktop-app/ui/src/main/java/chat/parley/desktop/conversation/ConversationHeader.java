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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who the conversation is with, whether they are there, and how sure we are that it is them. */
final class ConversationHeader extends HBox {
    private final Texts texts = Texts.of(ConversationHeader.class);
    private final IconButton back = new IconButton(Icon.ARROW_LEFT, texts.get("back"));
    private final Avatar avatar = new Avatar(Avatar.Size.HEADER);
    private final EmojiLabel name = new EmojiLabel("title");
    private final Label presence = new Label();
    private final Label dot = new Label("·");
    private final IconView sign = new IconView(Icon.LOCK, "icon-14");
    private final Label trust = new Label();
    private final Label unsure = new Label();

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
        unsure.setText(texts.get("trust.not-verified"));
        for (Label fixed : new Label[] {dot, trust}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        var status = new HBox(presence, dot, sign, trust, unsure);
        status.getStyleClass().add("status");
        var words = new VBox(name, status);
        words.getStyleClass().add("words");
        words.setFillWidth(false); // a name from right to left stays beside the picture
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var info = new IconButton(Icon.INFO, texts.get("person"));
        info.setId("conversation-person");
        info.setOnAction(_ -> person.run());
        info.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(back, avatar, words, info);
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
            case NOT_VERIFIED -> trust(Icon.LOCK, "success", texts.get("trust.encrypted"), true);
            case VERIFIED ->
                    trust(Icon.SHIELD_CHECK, "success", texts.get("trust.verified"), false);
            case RED -> trust(Icon.SHIELD_ALERT, "danger", texts.get("trust.red"), false);
        }
    }

    private void trust(Icon icon, String colour, String words, boolean doubtful) {
        sign.setIcon(icon);
        sign.getStyleClass().setAll("icon", "icon-14", colour);
        trust.setText(words);
        trust.getStyleClass().setAll("label", "caption", colour + "-text");
        present(unsure, doubtful);
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
