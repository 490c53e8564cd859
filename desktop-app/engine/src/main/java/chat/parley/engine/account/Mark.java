package chat.parley.engine.account;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;

/**
 * What this profile holds of a person, as the body of a journal record; the newest counts.
 *
 * @param v 1
 * @param verified whether safety numbers matched
 * @param red whether their log or handle contradicted what was known
 */
record Mark(int v, AccountId account, boolean verified, boolean red) {
    static final String KIND = "mark";

    Mark {
        MalformedException.require(v == 1, "mark of another version");
    }

    static Mark none(AccountId account) {
        return new Mark(1, account, false, false);
    }

    Mark verified(boolean matches) {
        return new Mark(v, account, matches, red);
    }

    Mark turnedRed() {
        return new Mark(v, account, false, true);
    }

    static Mark read(Bytes body) {
        return Cbor.read(body, Mark.class);
    }

    Bytes toBytes() {
        return Cbor.bytes(this);
    }
}
