package chat.parley.trials;

import chat.parley.engine.Messenger;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A person's desktop without a window, in a process that a test kills: talks to one person without a
 * pause until its standard input closes, says so once everything it said was delivered, and stays until it is
 * killed.
 *
 * <p>What the engine called durable is in the ledger: {@code sent} and the text. What was on the
 * screen twice is there too: {@code twice} and the text.
 */
final class Talker {
    private Talker() {}

    /** Arguments: home, passphrase, peer's handle, ledger, name of this run, milliseconds between. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        String peer = arguments[2];
        String run = arguments[4];
        long pause = Long.parseLong(arguments[5]);
        try (FileChannel ledger =
                        FileChannel.open(
                                Path.of(arguments[3]),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.APPEND);
                Messenger messenger = Homes.open(home, arguments[1].toCharArray())) {
            try (Conversation conversation = messenger.open(chatWith(messenger, peer))) {
                conversation.loaded().get(60, TimeUnit.SECONDS);
                System.out.println("talking");
                AtomicBoolean finish = new AtomicBoolean();
                Thread.ofVirtual().start(() -> awaitEndOfInput(finish));
                try (var _ =
                        conversation
                                .state()
                                .subscribe(state -> noteRepeats(ledger, state.messages()))) {
                    for (int n = 0; !finish.get(); n++) {
                        String text = run + "-" + n;
                        conversation.send(text).get(60, TimeUnit.SECONDS);
                        note(ledger, "sent " + text);
                        Thread.sleep(pause);
                    }
                    awaitDelivered(conversation);
                }
                System.out.println("delivered");
                // Stays for the other's last words, until the test ends it.
                new CountDownLatch(1).await();
            }
        }
    }

    private static void awaitEndOfInput(AtomicBoolean finish) {
        try {
            while (System.in.read() >= 0) {
                // Only the end counts.
            }
        } catch (IOException e) {
            // An end as well.
        }
        finish.set(true);
    }

    private static ChatId chatWith(Messenger messenger, String handle) throws Exception {
        CompletableFuture<ChatId> found = new CompletableFuture<>();
        try (var _ =
                messenger
                        .people()
                        .subscribe(
                                people ->
                                        people.stream()
                                                .filter(p -> p.handle().value().equals(handle))
                                                .findFirst()
                                                .map(p -> ChatId.with(p.account()))
                                                .ifPresent(found::complete))) {
            return found.get(60, TimeUnit.SECONDS);
        }
    }

    private static void noteRepeats(FileChannel ledger, List<Message> messages) {
        Set<String> seen = new HashSet<>();
        for (Message message : messages) {
            if (message.what() instanceof Message.What.Text text && !seen.add(text.text())) {
                note(ledger, "twice " + text.text());
            }
        }
    }

    private static void awaitDelivered(Conversation conversation) throws InterruptedException {
        CountDownLatch delivered = new CountDownLatch(1);
        try (var _ =
                conversation
                        .state()
                        .subscribe(
                                state -> {
                                    if (state.messages().stream()
                                            .filter(Message::mine)
                                            .allMatch(
                                                    m ->
                                                            m.state()
                                                                            .compareTo(
                                                                                    DeliveryState
                                                                                            .DELIVERED)
                                                                    >= 0)) {
                                        delivered.countDown();
                                    }
                                })) {
            if (!delivered.await(90, TimeUnit.SECONDS)) {
                System.err.println(
                        "not delivered: "
                                + conversation.state().value().messages().stream()
                                        .filter(Message::mine)
                                        .filter(
                                                m ->
                                                        m.state().compareTo(DeliveryState.DELIVERED)
                                                                < 0)
                                        .map(m -> m.state().name())
                                        .toList());
                throw new IllegalStateException("not everything was delivered");
            }
        }
    }

    private static synchronized void note(FileChannel ledger, String line) {
        try {
            ledger.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
