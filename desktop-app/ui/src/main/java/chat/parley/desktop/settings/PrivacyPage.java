package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Card;
import chat.parley.desktop.kit.SettingRow;
import chat.parley.desktop.kit.Toggle;
import chat.parley.desktop.text.Texts;
import javafx.scene.layout.VBox;

/** What others learn. */
final class PrivacyPage extends VBox {

    PrivacyPage(PrivacyViewModel model) {
        Texts texts = Texts.of(PrivacyPage.class);
        getStyleClass().add("column");
        var receipts = new Toggle();
        receipts.setId("settings-receipts");
        receipts.selectedProperty().bindBidirectional(model.readReceiptsProperty());
        getChildren()
                .add(
                        new Card(
                                texts.get("privacy.receipts"),
                                new SettingRow(
                                        texts.get("receipts.send"),
                                        texts.get("receipts.send.explanation"),
                                        receipts)));
    }
}
