package chat.parley.desktop.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What others learn. */
final class PrivacyViewModel {
    private final BooleanProperty readReceipts;

    PrivacyViewModel(Preferences preferences) {
        readReceipts = new SimpleBooleanProperty(preferences.readReceipts());
        readReceipts.addListener((_, _, now) -> preferences.readReceipts(now));
    }

    /** Whether others see that their messages were read. */
    BooleanProperty readReceiptsProperty() {
        return readReceipts;
    }
}
