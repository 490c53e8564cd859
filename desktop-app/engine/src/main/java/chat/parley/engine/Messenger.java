package chat.parley.engine;

import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.Me;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.SafetyNumber;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.link.Connection;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The one face that the window and the command line hold. Thread-safe. Futures fail with a {@link
 * chat.parley.engine.trouble.ParleyException}.
 */
public interface Messenger extends AutoCloseable {
    State<Me> me();

    State<Connection> connection();

    /** How far this device's clock is from the relay's. */
    State<Connection.ClockOffset> clock();

    /** Everybody in the directory or in a chat but me, by name. */
    State<List<Person>> people();

    /** Chats with at least one message or a draft, newest first. */
    State<List<ChatSummary>> chats();

    /** Opens the conversation, at once: its state says when its messages are here. The caller closes it. */
    Conversation open(ChatId chat);

    /** Tries to connect now, also after {@link Connection.Elsewhere}. */
    void reconnect();

    /** The number to compare with {@code person}. */
    SafetyNumber safetyNumber(AccountId person);

    /** Remembers that safety numbers matched, or takes that back. */
    CompletableFuture<Void> verified(AccountId person, boolean matches);

    /** The devices of {@code account} (mine or another's) as its verified log shows them. */
    CompletableFuture<List<DeviceInfo>> devices(AccountId account);

    /** The recovery kit's twelve words, until {@link #kitSaved()}. */
    Optional<List<String>> kitWords();

    /** The person has checked the kit: this profile forgets it. */
    CompletableFuture<Void> kitSaved();

    /** Whether authors are told that I read what they wrote. */
    boolean tellsReading();

    /** Tells authors from now on, or no longer. */
    CompletableFuture<Void> tellReading(boolean tells);

    /** What a face remembers in this profile, sealed like everything else; the engine reads none of it. */
    Optional<String> setting(String key);

    CompletableFuture<Void> setting(String key, String value);

    /** Writes everything readable into {@code file} as JSON lines, oldest first. */
    CompletableFuture<Void> export(Path file);

    /** Why this profile reads but sends nothing to anybody, as far as is known yet; empty while it sends. */
    State<Optional<Trouble>> sendingStopped();

    /**
     * Completes once the relay has everything that was said or confirmed up to now; never, while it
     * cannot be reached.
     */
    default CompletableFuture<Void> sent() {
        return CompletableFuture.completedFuture(null);
    }

    /** Stops delivery, closes files. What is Pending goes out at the next start. Blocks. */
    @Override
    void close();
}
