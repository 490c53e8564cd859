package chat.parley.cli;

import chat.parley.engine.Messenger;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.link.Connection;
import chat.parley.engine.observe.Subscription;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** An open profile, for one command. */
final class Visit implements AutoCloseable {
    /** What waits to be sent may go before the profile closes, as long as the relay may still be reached. */
    private static final Duration PARTING = Duration.ofSeconds(5);

    private final Messenger messenger;
    private final Duration patience;
    private final Subscription stopped;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * A visit.
     *
     * @param readsOnly is told once, why, where it shows that this profile reads and does not send
     */
    Visit(Messenger messenger, Duration patience, Consumer<Trouble> readsOnly) {
        this.messenger = messenger;
        this.patience = patience;
        this.stopped =
                messenger
                        .sendingStopped()
                        .subscribe(
                                why ->
                                        why.filter(_ -> told.compareAndSet(false, true))
                                                .ifPresent(readsOnly));
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

    /** The devices of this account: from what is here, else from the relay, once there is a connection. */
    List<DeviceInfo> devices() throws CliException, InterruptedException {
        AccountId mine = messenger.me().value().account();
        try {
            return Waiting.done(messenger.devices(mine));
        } catch (CliException e) {
            if (e.code() != ExitCode.NO_RELAY || !awaitOnline()) {
                throw e;
            }
            return Waiting.done(messenger.devices(mine));
        }
    }

    private boolean awaitOnline() throws InterruptedException {
        Optional<Boolean> settled =
                Waiting.until(
                        messenger.connection(),
                        now ->
                                now instanceof Connection.Connecting
                                        ? Optional.empty()
                                        : Optional.of(now instanceof Connection.Online),
                        patience);
        return settled.orElse(false);
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
            throw Sentences.of(
                    online()
                            ? Trouble.PERSON_UNKNOWN
                            : over(messenger.connection().value())
                                    .orElse(Trouble.RELAY_UNREACHABLE));
        }
        return found.get();
    }

    private static Optional<AccountId> named(List<Person> people, Handle handle) {
        return people.stream()
                .filter(person -> person.handle().equals(handle))
                .map(Person::account)
                .findFirst();
    }

    /** The conversation with {@code chat}, with its newest messages. */
    Conversation open(ChatId chat) throws CliException, InterruptedException {
        Conversation conversation = messenger.open(chat);
        try {
            Waiting.done(conversation.loaded());
            return conversation;
        } catch (CliException | InterruptedException | RuntimeException e) {
            conversation.close();
            throw e;
        }
    }

    /** Sends what waits, if that can be, then closes the profile. */
    @Override
    public void close() {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        var _ = messenger.sent().thenRun(() -> over.complete(true));
        try (Subscription _ =
                        messenger.connection().subscribe(now -> endIf(unreachable(now), over));
                Subscription _ =
                        messenger.sendingStopped().subscribe(why -> endIf(why.isPresent(), over))) {
            Waiting.inTime(over, patience.compareTo(PARTING) < 0 ? patience : PARTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.close();
            messenger.close();
        }
    }

    private static void endIf(boolean hopeless, CompletableFuture<Boolean> over) {
        if (hopeless) {
            over.complete(false);
        }
    }

    private static boolean unreachable(Connection connection) {
        return connection instanceof Connection.Offline || over(connection).isPresent();
    }

    /** Why waiting for the relay is no use: its admin, or another Parley, has to be talked to first. */
    static Optional<Trouble> over(Connection connection) {
        return switch (connection) {
            case Connection.Connecting _, Connection.Online _, Connection.Offline _ ->
                    Optional.empty();
            case Connection.KeyMismatch _ -> Optional.of(Trouble.RELAY_KEY_WRONG);
            case Connection.Elsewhere _ -> Optional.of(Trouble.PROFILE_IN_USE);
            case Connection.SignedOut _ -> Optional.of(Trouble.SIGNED_OUT);
            case Connection.UpgradeNeeded _ -> Optional.of(Trouble.UPGRADE_NEEDED);
            case Connection.AccountDisabled _ -> Optional.of(Trouble.ACCOUNT_DISABLED);
            case Connection.AccountClosed _ -> Optional.of(Trouble.ACCOUNT_CLOSED);
        };
    }
}
