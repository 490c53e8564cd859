package chat.parley.cli;

import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.MessageLine;
import chat.parley.engine.content.ChatId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history}: everything said with one person, oldest first. */
@Command(
        name = "history",
        description = "Prints the conversation with a person, oldest first.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    private final ParleyCommand root;

    @Parameters(paramLabel = "PEER", description = "An account id or a handle.")
    private String peer = "";

    @Option(names = "--read", description = "Tells the author that everything was read.")
    private boolean read;

    HistoryCommand(ParleyCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CliException, InterruptedException {
        try (Visit visit = root.visit();
                Conversation conversation = visit.open(ChatId.with(visit.account(peer)))) {
            List<Message> all = everything(conversation);
            all.forEach(message -> root.print(MessageLine.of(message)));
            if (read && !all.isEmpty()) {
                Waiting.done(conversation.read(all.getLast().ref()));
                Waiting.inTime(visit.messenger().sent(), visit.patience());
            }
        }
        return ExitCode.DONE.number();
    }

    /** The whole conversation. */
    static List<Message> everything(Conversation conversation)
            throws CliException, InterruptedException {
        while (conversation.state().value().earlier()) {
            Waiting.done(conversation.loadEarlier(PAGE));
        }
        return conversation.state().value().messages();
    }
}
