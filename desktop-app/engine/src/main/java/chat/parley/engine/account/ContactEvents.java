package chat.parley.engine.account;

import chat.parley.model.id.AccountId;

/** What the rooms above hear of people; implemented above. Called on any thread, returns at once. */
public interface ContactEvents {
    /** A contact's verified log grew: so many devices came and went. */
    void devicesChanged(AccountId account, int added, int removed);

    /** A name, trust or presence changed, or whether something may be sent to somebody. */
    void peopleChanged();

    /** A log that kept messages back is here. */
    void logArrived(AccountId account);
}
