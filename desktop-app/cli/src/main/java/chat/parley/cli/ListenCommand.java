package chat.parley.cli;

import chat.parley.engine.Messenger;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.MessageLine;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.link.Connection;
import chat.parley.engine.observe.Subscription;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code listen}: prints what others say as it comes, first of all what is unread and was not printed
 * by an earlier {@code listen}. What came counts as delivered, and what is printed as read, unless {@code
 * --unread} leaves it so: a terminal that shows a message is a window that does.
 */
@Command(
        name = "listen",
        description = "Prints messages as they come, until it is ended.",
        mixinStandardHelpOptions = true)
final class ListenCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    private final ParleyCommand root;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Map<ChatId, Listened> chats = new HashMap<>();
    private boolean connected;
    private boolean told;
    private boolean stopped;
    private @Nullable Trouble end;

    @Option(names = "--seconds", paramLabel = "N", description = "Ends after so long.")
    private @Nullable Long seconds;

    @Option(
            names = "--unread",
            description = "Leaves what is printed unread; otherwise its authors are told.")
    private boolean unread;

    /** A conversation that is listened to, what of it was printed, and how it ends. */
    private record Listened(
            Conversation conversation, Set<MessageRef> printed, Subscription subscription) {}

    ListenCommand(ParleyCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CliException, InterruptedException {
        Thread main = Thread.currentThread();
        Thread hook = Thread.ofPlatform().unstarted(() -> endOf(main));
        Runtime.getRuntime().addShutdownHook(hook);
        try (Visit visit = root.visit()) {
            listen(visit.messenger());
            chats.values().forEach(ListenCommand::close);
        } finally {
            removed(hook);
        }
        if (end != null) {
            throw Sentences.of(end);
        }
        if (!connected && seconds != null) {
            throw Sentences.of(Trouble.RELAY_UNREACHABLE);
        }
        return ExitCode.DONE.number();
    }

    private void listen(Messenger messenger) throws InterruptedException {
        long deadline =
                seconds == null
                        ? Long.MAX_VALUE
                        : System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (Subscription _ =
                        messenger.chats().subscribe(list -> work.add(() -> look(messenger, list)));
                Subscription _ =
                        messenger.connection().subscribe(now -> work.add(() -> connection(now)))) {
            while (end == null && !stopped) {
                long left = deadline - System.nanoTime();
                Runnable next =
                        seconds == null ? work.take() : work.poll(left, TimeUnit.NANOSECONDS);
                if (next == null) {
                    return;
                }
                next.run();
            }
        }
    }

    private void connection(Connection now) {
        switch (now) {
            case Connection.Online online -> {
                connected = true;
                told = false;
            }
            case Connection.Offline offline -> once(Trouble.RELAY_UNREACHABLE);
            case Connection.KeyMismatch mismatch -> once(Trouble.RELAY_KEY_WRONG);
            case Connection.AccountDisabled disabled -> once(Trouble.ACCOUNT_DISABLED);
            case Connection.UpgradeNeeded _,
                    Connection.SignedOut _,
                    Connection.AccountClosed _,
                    Connection.Elsewhere _ ->
                    end = Visit.over(now).orElseThrow();
            case Connection.Connecting connecting -> {}
        }
    }

    private void once(Trouble trouble) {
        if (!told) {
            root.say(Sentences.sentence(trouble));
            told = true;
        }
    }

    /** Opens what has something unread and was not opened before. */
    private void look(Messenger messenger, List<ChatSummary> list) {
        for (ChatSummary chat : list) {
            if (chat.unread() > 0 && !chats.containsKey(chat.chat())) {
                begin(messenger, messenger.open(chat.chat()));
            }
        }
    }

    private void begin(Messenger messenger, Conversation conversation) {
        try {
            Waiting.done(conversation.loaded());
            untilUnread(conversation);
        } catch (CliException | InterruptedException e) {
            root.say("Some messages could not be loaded.");
        }
        ChatId id = conversation.chat();
        ConversationState first = conversation.state().value();
        Set<MessageRef> printed = new HashSet<>(printedBefore(messenger, first));
        // The map first: the subscription calls at once.
        chats.put(id, new Listened(conversation, printed, () -> {}));
        Subscription subscription =
                conversation
                        .state()
                        .subscribe(state -> work.add(() -> print(messenger, id, state)));
        chats.put(id, new Listened(conversation, printed, subscription));
    }

    /** What an earlier {@code listen} printed; where there was none, what was read. */
    private static List<MessageRef> printedBefore(Messenger messenger, ConversationState state) {
        List<MessageRef> refs = state.messages().stream().map(Message::ref).toList();
        Optional<String> mark = messenger.setting(mark(state.peer().account()));
        int known = -1;
        for (int i = 0; i < refs.size(); i++) {
            if (mark.equals(Optional.of(MessageLine.id(refs.get(i))))) {
                known = i;
            }
        }
        int unread = state.firstUnread().map(refs::indexOf).orElse(refs.size());
        return refs.subList(0, Math.max(known + 1, Math.max(unread, 0)));
    }

    private static String mark(AccountId peer) {
        return "listened." + peer.text();
    }

    private static void untilUnread(Conversation conversation)
            throws CliException, InterruptedException {
        while (true) {
            ConversationState state = conversation.state().value();
            boolean there =
                    state.messages().stream()
                            .anyMatch(m -> state.firstUnread().equals(Optional.of(m.ref())));
            if (there || !state.earlier() || state.firstUnread().isEmpty()) {
                return;
            }
            Waiting.done(conversation.loadEarlier(PAGE));
        }
    }

    private void print(Messenger messenger, ChatId id, ConversationState state) {
        Listened listened = chats.get(id);
        if (listened == null) {
            return;
        }
        Optional<Message> last = Optional.empty();
        for (Message message : state.messages()) {
            if (!message.mine() && listened.printed().add(message.ref())) {
                root.print(MessageLine.of(message));
                // What is missing may come yet, so it marks no place; something behind it does.
                if (!(message.what() instanceof Message.What.Missing)) {
                    last = Optional.of(message);
                }
            }
        }
        if (last.isPresent()) {
            remember(messenger, listened, last.get());
        }
    }

    /** Behind the printing: what a crash leaves unremembered is printed again rather than never. */
    private void remember(Messenger messenger, Listened listened, Message last) {
        CompletableFuture<Void> remembered =
                !unread
                        ? listened.conversation().read(last.ref())
                        : messenger.setting(mark(last.chat().peer()), MessageLine.id(last.ref()));
        var _ =
                remembered.whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                work.add(
                                        () ->
                                                root.say(
                                                        "What was printed could not be remembered."));
                            }
                        });
    }

    private static void close(Listened listened) {
        listened.subscription().close();
        listened.conversation().close();
    }

    /** Told to end by the system: the profile still closes in order. */
    private void endOf(Thread main) {
        work.add(() -> stopped = true);
        try {
            main.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removed(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is what ends us.
        }
    }
}
