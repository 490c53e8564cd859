package chat.parley.relay.devices;

/** How an account stands with whoever runs the relay. */
public enum Standing {
    ACTIVE,
    /** Its devices stay outside, its mail waits; until it is enabled again. */
    DISABLED,
    /** Over for good: its mail, prekeys and profile are gone, and its id stays closed. */
    CLOSED
}
