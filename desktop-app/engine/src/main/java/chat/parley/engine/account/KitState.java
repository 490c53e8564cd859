package chat.parley.engine.account;

/** Where the recovery kit is. */
public enum KitState {
    /** Only in this profile: the person is reminded to save it. */
    UNSAVED,
    /** The person said that they saved it; the profile forgot it. */
    SAVED
}
