package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.emoji.EmojiLabel;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.Person;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
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
    private final StatusLine status = new StatusLine();

    ConversationHeader(ConversationViewModel model, Runnable leave, Runnable person) {
        getStyleClass().add("conversation-header");
        back.setId("conversation-back");
        back.setOnAction(_ -> leave.run());
        name.setId("conversation-name");
        var words = new VBox(new HBox(name), status);
        words.getStyleClass().add("words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var info = new IconButton(Icon.INFO, texts.get("person"));
        info.setId("conversation-person");
        info.setOnAction(_ -> person.run());
        info.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(back, avatar, words, info);
        back.setVisible(false);
        back.setManaged(false);

        model.peerProperty().subscribe(this::show);
        for (ObservableValue<?> says :
                List.of(model.presenceProperty(), model.typingProperty(), model.awayProperty())) {
            says.subscribe(_ -> showPresence(model));
        }
    }

    /** Whoever reads further up sees here that somebody is typing; at the end it stands below the messages. */
    private void showPresence(ConversationViewModel model) {
        String typing = model.typingProperty().get();
        if (model.awayProperty().get() && !typing.isEmpty()) {
            status.showTyping(typing);
        } else {
            status.showPresence(model.presenceProperty().get());
        }
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
                    status.showTrust(
                            Icon.LOCK,
                            texts.get("trust.encrypted"),
                            texts.get("trust.not-verified"));
            case VERIFIED ->
                    status.showTrust(
                            Icon.SHIELD_CHECK,
                            texts.get("trust.encrypted"),
                            texts.get("trust.verified"));
            case RED -> status.showAlarm(Icon.SHIELD_ALERT, texts.get("trust.red"));
        }
    }
}
