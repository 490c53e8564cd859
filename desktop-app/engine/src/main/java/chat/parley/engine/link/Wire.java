package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.ClientFrame;

/** What delivery needs of the relay; answered by link. Thread-safe. */
public interface Wire {
    /** Sends {@code frame} on the present connection; false where there is none. */
    boolean send(ClientFrame frame);

    /** What is needed to begin a session with a device. Blocks. */
    PreKeyOffer preKeys(AccountId account, DeviceId device) throws ParleyException;

    /** Gives the present connection up and makes a new one, so that what was not acknowledged comes again. */
    void again();
}
