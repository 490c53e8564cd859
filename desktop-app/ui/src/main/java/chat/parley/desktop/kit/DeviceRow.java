package chat.parley.desktop.kit;

import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.DeviceInfo;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A device of somebody: what it is called, since when, and whether the account's key still signs it. */
public final class DeviceRow extends HBox {

    /**
     * A row.
     *
     * @param since since when it speaks for the account, or that it no longer does
     */
    public DeviceRow(DeviceInfo device, String since) {
        Texts texts = Texts.of(DeviceRow.class);
        getStyleClass().add("device-row");
        String called = device.name().isBlank() ? texts.get("device.unnamed") : device.name();
        var caption = new Label(since);
        caption.getStyleClass().add("caption");
        var words = new VBox(new Label(called), caption);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new IconView(Icon.COMPUTER, "icon-18"), words);
        if (device.current()) {
            getChildren().add(new Chip(texts.get("device.current"), "accent"));
        }
        getChildren()
                .add(
                        device.active()
                                ? new IconView(Icon.SHIELD_CHECK, "icon-18", "success")
                                : new IconView(Icon.SHIELD_OFF, "icon-18"));
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(
                called
                        + ", "
                        + since
                        + ", "
                        + (device.active()
                                ? texts.get("device.signed")
                                : texts.get("device.unsigned")));
    }
}
