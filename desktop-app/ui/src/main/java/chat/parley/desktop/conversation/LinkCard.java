package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Asks under a message whether to open an address of it, and shows where it really leads. */
final class LinkCard extends VBox {
    private final PrimaryButton open;

    LinkCard(ConversationViewModel model, RealAddress address) {
        Texts texts = Texts.of(LinkCard.class);
        getStyleClass().add("link-card");
        var title = EmojiText.paragraph(texts.get("link.title", address.host()), "strong");
        var full = EmojiText.paragraph(address.full(), "mono", "address");
        full.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        full.setId("conversation-link-address");
        getChildren().addAll(title, full);
        if (address.foreign()) {
            getChildren()
                    .add(EmojiText.paragraph(texts.get("link.foreign"), "caption", "warning-text"));
        }
        open = new PrimaryButton(texts.get("link.open"), "small");
        open.setId("conversation-link-open");
        open.setOnAction(_ -> model.open());
        open.setVisible(address.inBrowser());
        open.setManaged(address.inBrowser());
        var copy = new OutlinedButton(texts.get("link.copy"), "small");
        copy.setId("conversation-link-copy");
        copy.setOnAction(
                _ -> {
                    copy(address.full());
                    model.leave();
                });
        var leave = new TextButton(texts.get("link.leave"), "small");
        leave.setId("conversation-link-leave");
        leave.setOnAction(_ -> model.leave());
        var actions = new FlowPane(open, copy, leave);
        actions.getStyleClass().add("actions");
        getChildren().add(actions);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(title.getText() + " " + address.full());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.leave();
                        event.consume();
                    }
                });
    }

    void focus() {
        open.requestFocus();
    }

    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
