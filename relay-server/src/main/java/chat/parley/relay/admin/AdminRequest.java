package chat.parley.relay.admin;

import chat.parley.model.codec.MalformedException;

/**
 * What is asked.
 *
 * @param act "invite"
 * @param count 1 to 1,000
 */
record AdminRequest(String act, int count, boolean admin) {
    AdminRequest {
        MalformedException.require(act.equals("invite"), "no such act");
        MalformedException.require(count >= 1 && count <= 1000, "1 to 1,000 at a time");
    }
}
