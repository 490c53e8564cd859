package chat.parley.cli;

import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.link.Connection;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An open profile, for one command. */
final class Visit implements AutoCloseable {
    /** What is under way may finish before the profile closes, if there is a connection. */
    private static final Duration PARTING = Duration.ofSeconds(2);

    private final Messenger messenger;
    private final Duration patience;

    Visit(Messenger messenger, Duration patience) {
        this.messenger = messenger;
        this.patience = patience;
    }

    Messenger messenger() {
        return messenger;
    }

    Duration patience() {
        return patience;
    }

    boolean online() {
        return messenger.connection().value() instanceof Connection.Online;
    }

    /**
     * The account that {@code peer} names: an account id, which may be of somebody never met, or a
     * handle of the directory.
     */
    AccountId account(String peer) throws CliException, InterruptedException {
        Optional<AccountId> account = accountId(peer);
        if (account.isEmpty()) {
            account = Optional.of(byHandle(peer));
        }
        if (account.get().equals(messenger.me().value().account())) {
            throw new CliException(
                    ExitCode.WRONG_USE, "That is your own account; name somebody else.");
        }
        return account.get();
    }

    private static Optional<AccountId> accountId(String peer) {
        try {
            return Optional.of(AccountId.parse(peer));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private AccountId byHandle(String peer) throws CliException, InterruptedException {
        Handle handle;
        try {
            handle = Handle.typed(peer);
        } catch (MalformedException e) {
            throw new CliException(
                    ExitCode.WRONG_USE,
                    "A person is named by a handle or by an account id of 43 characters.");
        }
        if (handle.equals(messenger.me().value().handle())) {
            return messenger.me().value().account();
        }
        Optional<AccountId> found =
                Waiting.until(messenger.people(), people -> named(people, handle), patience);
        if (found.isEmpty()) {
            throw online()
                    ? Sentences.of(chat.parley.engine.trouble.Trouble.PERSON_UNKNOWN)
                    : Sentences.of(chat.parley.engine.trouble.Trouble.RELAY_UNREACHABLE);
        }
        return found.get();
    }

    private static Optional<AccountId> named(List<Person> people, Handle handle) {
        return people.stream()
                .filter(person -> person.handle().equals(handle))
                .map(Person::account)
                .findFirst();
    }

    /** Waits for what is under way, then closes the profile. */
    @Override
    public void close() {
        try {
            if (online()) {
                Waiting.inTime(messenger.sent(), PARTING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            messenger.close();
        }
    }
}
