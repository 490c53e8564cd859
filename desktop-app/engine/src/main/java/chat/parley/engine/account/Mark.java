package chat.parley.engine.account;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import java.util.Optional;

/**
 * What this profile holds of a person, as the body of a journal record; the newest counts.
 *
 * @param v 1
 * @param verified whether safety numbers matched
 * @param red why nothing is sent to them
 */
record Mark(int v, AccountId account, boolean verified, Optional<Red> red) {
    static final String KIND = "mark";

    /** What contradicted what was known. */
    enum Red {
        /** Two logs that both verify, and not one of them continues or overrules the other. */
        FORK,
        /** The handle belonged to another account before. */
        HANDLE
    }

    Mark {
        MalformedException.require(v == 1, "mark of another version");
    }

    static Mark none(AccountId account) {
        return new Mark(1, account, false, Optional.empty());
    }

    /**
     * With the outcome of comparing safety numbers. A match says that the account is the right one,
     * whatever its handle; of a fork of its log it says nothing.
     */
    Mark compared(boolean matches) {
        return new Mark(v, account, matches, matches ? red.filter(Red.FORK::equals) : red);
    }

    Mark red(Red why) {
        return new Mark(v, account, verified && why != Red.FORK, Optional.of(why));
    }

    static Mark read(Bytes body) {
        return Cbor.read(body, Mark.class);
    }

    Bytes toBytes() {
        return Cbor.bytes(this);
    }
}
