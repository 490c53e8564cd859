package chat.parley.cli;

import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.MessageLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}: everything readable, oldest first. */
@Command(
        name = "export",
        description = "Prints every message of every conversation, oldest first.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final ParleyCommand root;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Writes into a file that only you can read, instead.")
    private @Nullable Path file;

    ExportCommand(ParleyCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CliException, InterruptedException {
        try (Visit visit = root.visit()) {
            if (file != null) {
                Waiting.done(visit.messenger().export(file));
                return ExitCode.DONE.number();
            }
            List<Message> all = new ArrayList<>();
            for (ChatSummary chat : visit.messenger().chats().value()) {
                try (Conversation conversation = visit.open(chat.chat())) {
                    all.addAll(HistoryCommand.everything(conversation));
                }
            }
            all.stream()
                    .sorted(Comparator.comparing(Message::sentAt))
                    .forEach(message -> root.print(MessageLine.of(message)));
        }
        return ExitCode.DONE.number();
    }
}
