package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.text.Texts;
import java.util.Optional;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A licence in full. */
final class LicencePage extends VBox {

    LicencePage(SettingsViewModel model, Library library) {
        Texts texts = Texts.of(LicencePage.class);
        getStyleClass().add("licence-page");
        var back = new TextButton(Icon.BACK, texts.get("licence.back"), "small");
        back.setId("settings-licence-back");
        back.setOnAction(_ -> model.licenceProperty().set(Optional.empty()));
        var text = new TextArea(library.text());
        text.setId("settings-licence-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(library.name() + ", " + library.licence());
        text.getStyleClass().add("mono");
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(back, text);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.licenceProperty().set(Optional.empty());
                        event.consume();
                    }
                });
    }
}
