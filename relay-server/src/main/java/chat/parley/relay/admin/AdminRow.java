package chat.parley.relay.admin;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What commands print, a line each. Points in time are ISO 8601. */
public sealed interface AdminRow extends AdminLine {
    /**
     * An invite that nobody has used yet.
     *
     * @param invite its id, by which it is listed
     * @param admin whether its redeemer becomes an admin
     * @param expires when it ends, in milliseconds since 1970
     */
    record Minted(String invite, String link, boolean admin, long expires) implements AdminRow {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * An invite of which only the hash is known any more.
     *
     * @param state open, redeemed, expired or revoked
     * @param account who redeemed it
     */
    record Invited(
            String invite, String role, String state, String expires, Optional<String> account)
            implements AdminRow {}

    /**
     * An account; of a closed one nothing is known but its id.
     *
     * @param state active, disabled or closed
     * @param since when it was disabled or closed
     * @param devices how many may come in
     */
    record Member(
            String account,
            String state,
            Optional<String> since,
            Optional<String> handle,
            Optional<String> name,
            Optional<String> role,
            Optional<String> joined,
            long devices)
            implements AdminRow {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * A device.
     *
     * @param state active; revoked, replaced, recovered as its account's log has it; shut-out where only the relay has
     *     ended it
     * @param added by the clock of whoever added it
     * @param since when it was shut out
     */
    record Device(
            String device,
            String account,
            Optional<String> handle,
            String state,
            String added,
            Optional<String> since)
            implements AdminRow {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    /**
     * An entry of the audit log.
     *
     * @param door by which way it was done
     * @param hash of this entry and all before it
     * @param intact whether that is what was written when it was done
     */
    record Act(
            long no,
            String at,
            String door,
            String act,
            Optional<String> account,
            Optional<String> device,
            Optional<String> invite,
            Optional<String> role,
            String hash,
            boolean intact)
            implements AdminRow {}

    /** How a value of an enum is written here. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
