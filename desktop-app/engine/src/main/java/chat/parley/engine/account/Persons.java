package chat.parley.engine.account;

import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Who people are. Thread-safe. */
public interface Persons {
    /** The person of {@code account}, also when nothing is known but that. */
    Person person(AccountId account);

    /** A device of {@code account} says that it is here, or goes. */
    void present(AccountId account, boolean online, Instant at);

    /** Why nothing may be sent to {@code account}, if so for long. */
    Optional<Trouble> refused(AccountId account);
}
