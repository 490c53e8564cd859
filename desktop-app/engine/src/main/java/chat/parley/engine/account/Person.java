package chat.parley.engine.account;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in the directory or in a chat.
 *
 * @param listed whether the relay's directory still names them
 */
public record Person(
        AccountId account,
        Handle handle,
        String name,
        Trust trust,
        Presence presence,
        boolean listed) {
    /** How sure we are who this is. */
    public enum Trust {
        /** The relay says so; safety numbers were not compared. */
        NOT_VERIFIED,
        /** The person compared safety numbers. */
        VERIFIED,
        /** A fork, a rollback or another account behind a known handle: nothing is sent. */
        RED
    }

    /**
     * What the person's own devices say of themselves, end-to-end encrypted.
     *
     * @param lastSeen when they last said so, empty where never
     */
    public record Presence(boolean online, Optional<Instant> lastSeen) {
        public static final Presence UNKNOWN = new Presence(false, Optional.empty());
    }

    /** The same person while this device hears nothing: when they were last seen stays, that they are there does not. */
    public Person unheard() {
        return new Person(
                account, handle, name, trust, new Presence(false, presence.lastSeen()), listed);
    }

    @Override
    public String toString() {
        return "[person, " + account + "]";
    }
}
