package chat.parley.cli;

import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.MessageLine;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.trouble.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code send}: says something; done when it is durable, at the relay or, where that cannot be reached, here. */
@Command(
        name = "send",
        description = "Sends a text; waits up to 10 seconds for the relay to have it.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
    private final ParleyCommand root;

    @Parameters(index = "0", paramLabel = "PEER", description = "An account id or a handle.")
    private String peer = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What to say.")
    private String text = "";

    SendCommand(ParleyCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CliException, InterruptedException {
        try (Visit visit = root.visit(_ -> {}); // a refusal says it
                Conversation conversation = visit.open(ChatId.with(visit.account(peer)))) {
            List<MessageRef> sent = Waiting.done(conversation.send(text));
            Optional<ConversationState> settled =
                    Waiting.until(
                            conversation.state(),
                            state ->
                                    Optional.of(state)
                                            .filter(
                                                    now ->
                                                            now.sendingStopped().isPresent()
                                                                    || accepted(now, sent)),
                            visit.patience());
            ConversationState now = settled.orElseGet(() -> conversation.state().value());
            if (!accepted(now, sent) && now.sendingStopped().isPresent()) {
                throw Sentences.of(now.sendingStopped().get());
            }
            of(now, sent).forEach(message -> root.print(MessageLine.of(message)));
            if (settled.isEmpty()) {
                Optional<Trouble> over = Visit.over(visit.messenger().connection().value());
                if (over.isPresent()) {
                    throw Sentences.of(over.get());
                }
                root.say(
                        "The relay does not have it yet; the next command with this home sends it.");
            }
        }
        return ExitCode.DONE.number();
    }

    private static boolean accepted(ConversationState state, List<MessageRef> sent) {
        List<Message> all = of(state, sent);
        return all.size() == sent.size() && all.stream().noneMatch(SendCommand::pending);
    }

    private static boolean pending(Message message) {
        return message.state() == DeliveryState.PENDING;
    }

    private static List<Message> of(ConversationState state, List<MessageRef> refs) {
        return state.messages().stream().filter(message -> refs.contains(message.ref())).toList();
    }
}
