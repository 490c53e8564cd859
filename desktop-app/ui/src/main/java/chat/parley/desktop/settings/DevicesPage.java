package chat.parley.desktop.settings;

import chat.parley.desktop.kit.Card;
import chat.parley.desktop.kit.DeviceRow;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.WaitLine;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.DeviceInfo;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The devices that speak for the account. */
final class DevicesPage extends VBox {
    private final OwnDevicesViewModel model;
    private final Texts texts = Texts.of(DevicesPage.class);
    private final WaitLine wait;

    DevicesPage(OwnDevicesViewModel model) {
        this.model = model;
        getStyleClass().add("column");
        wait = new WaitLine(texts.get("devices.loading"));
        model.devices().addListener((ListChangeListener<DeviceInfo>) _ -> show());
        model.loadingProperty().subscribe(_ -> show());
        model.problemProperty().subscribe(_ -> show());
    }

    private void show() {
        String problem = model.problemProperty().get();
        wait.setWaiting(model.loadingProperty().get());
        getChildren().setAll(wait);
        if (!problem.isEmpty()) {
            getChildren().add(problem(problem));
            return;
        }
        List<DeviceInfo> own = model.devices().stream().filter(DeviceInfo::current).toList();
        List<DeviceInfo> others = model.devices().stream().filter(each -> !each.current()).toList();
        if (own.isEmpty() && others.isEmpty()) {
            return;
        }
        getChildren().add(card(texts.get("devices.this"), own));
        if (others.isEmpty()) {
            var none = new Label(texts.get("devices.none.text"));
            none.getStyleClass().addAll("secondary", "pad");
            getChildren().add(new Card(texts.get("devices.none"), none));
        } else {
            getChildren().add(card(texts.get("devices.others"), others));
        }
    }

    private Node problem(String text) {
        var again = new TextButton(texts.get("devices.again"), "flush");
        again.setId("settings-devices-again");
        again.setOnAction(_ -> model.load());
        return new Card(
                texts.get("devices"), EmojiText.paragraph(text, "secondary"), new HBox(again));
    }

    private Card card(String title, List<DeviceInfo> devices) {
        return new Card(title, devices.stream().map(this::row).toArray(Node[]::new));
    }

    private Node row(DeviceInfo device) {
        var row = new DeviceRow(device, model.since(device));
        row.getStyleClass().add("setting-row");
        return row;
    }
}
