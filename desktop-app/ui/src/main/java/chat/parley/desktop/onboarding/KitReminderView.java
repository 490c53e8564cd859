package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.text.Texts;
import javafx.scene.layout.StackPane;

/** The strip that reminds of a recovery kit nobody has saved; takes no room while there is nothing to remind of. */
public final class KitReminderView extends StackPane {

    /** A view of a reminder. */
    public KitReminderView(KitReminderViewModel model) {
        Texts texts = Texts.of(KitReminderView.class);
        setId("kit-reminder");
        var banner =
                new Banner(
                        Kind.WARNING,
                        Icon.KEY,
                        texts.get("reminder.title"),
                        texts.get("reminder.text"));
        var save = new PrimaryButton(texts.get("reminder.save"), "small");
        save.setId("kit-reminder-save");
        save.setOnAction(_ -> model.save());
        var tomorrow = new TextButton(texts.get("kit.tomorrow"), "small");
        tomorrow.setId("kit-reminder-tomorrow");
        tomorrow.setOnAction(_ -> model.tomorrow());
        banner.setActions(save, tomorrow);
        getChildren().add(banner);
        visibleProperty().bind(model.dueProperty());
        managedProperty().bind(visibleProperty());
    }
}
