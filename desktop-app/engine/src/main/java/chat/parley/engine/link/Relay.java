package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.id.AccountId;
import chat.parley.model.wire.RelayFrame;
import java.util.Optional;

/** What those above ask of the relay about people. Every method blocks. */
public interface Relay {
    /** Entries of a device log from {@code from} on, at most 32, and its head. */
    RelayFrame.Log log(AccountId account, long from) throws ParleyException;

    /** Members behind {@code after}, in the order of their ids. */
    DirectoryPage directory(Optional<AccountId> after) throws ParleyException;
}
