package chat.parley.engine.chats;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a message has come, folded from what its relay and its readers said, and what was lost here. Merging is
 * commutative, associative and idempotent, so neither order nor repetition of receipts matters and
 * a state never goes back. Times are milliseconds since 1970; {@link #NEVER} where it did not happen.
 */
record Progress(long dropped, long accepted, long delivered, long read) {
    static final long NEVER = Long.MAX_VALUE;

    /** The latest time that others may claim: the year 9999. */
    static final long LATEST = 253_402_300_799_000L;

    static final Progress NONE = new Progress(NEVER, NEVER, NEVER, NEVER);

    static Progress droppedAt(long ts) {
        return new Progress(ts, NEVER, NEVER, NEVER);
    }

    static Progress acceptedAt(long ts) {
        return new Progress(NEVER, ts, NEVER, NEVER);
    }

    static Progress deliveredAt(long ts) {
        return new Progress(NEVER, NEVER, ts, NEVER);
    }

    static Progress readAt(long ts) {
        return new Progress(NEVER, NEVER, NEVER, ts);
    }

    /** The earliest of each: of several devices the first counts. */
    Progress merge(Progress other) {
        return new Progress(
                Math.min(dropped, other.dropped),
                Math.min(accepted, other.accepted),
                Math.min(delivered, other.delivered),
                Math.min(read, other.read));
    }

    DeliveryState state() {
        if (read != NEVER) {
            return DeliveryState.READ;
        }
        if (delivered != NEVER) {
            return DeliveryState.DELIVERED;
        }
        if (accepted != NEVER) {
            return DeliveryState.ACCEPTED;
        }
        return dropped != NEVER ? DeliveryState.NOT_SENT : DeliveryState.PENDING;
    }

    static Optional<Instant> time(long ts) {
        return ts == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ts));
    }
}
