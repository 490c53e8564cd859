package chat.parley.desktop.shell;

import chat.parley.model.id.AccountId;
import javafx.beans.value.ObservableValue;

/** What stands around the conversations: made by the program's wiring when it is wanted, left when it is put away. */
public interface Rooms {

    /** Fills the window beside the rail. */
    Shown settings();

    /**
     * Stands beside the conversation, 340 wide; puts itself away by {@code close}.
     *
     * @param covers whether it stands in the place of the conversation, because there is no room for both
     */
    Shown person(AccountId account, ObservableValue<Boolean> covers, Runnable close);

    /** Lies over the dimmed window; places itself. */
    Shown switcher();
}
