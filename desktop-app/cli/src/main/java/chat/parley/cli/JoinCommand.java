package chat.parley.cli;

import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Me;
import chat.parley.engine.keys.Disk;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code join}: makes an account at the relay of an invite, and a profile in the folder. */
@Command(
        name = "join",
        description = "Makes an account from an invite link, and the profile in the folder.",
        mixinStandardHelpOptions = true)
final class JoinCommand implements Callable<Integer> {
    private static final int LONGEST_LINK = 2048;

    private final ParleyCommand root;

    @Parameters(
            paramLabel = "LINK",
            description = "The invite, parley://join?...; - reads it from standard input.")
    private String link = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "As others see you.")
    private String name = "";

    @Option(
            names = "--handle",
            paramLabel = "HANDLE",
            description = "By which others find you; the name in lower case by default.")
    private @Nullable String handle;

    @Option(
            names = "--kit",
            paramLabel = "FILE",
            description = "Where the recovery kit's words go; else they are printed once.")
    private @Nullable Path kit;

    JoinCommand(ParleyCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CliException, InterruptedException {
        InviteLink invite;
        try {
            invite = InviteLink.parse(link.equals("-") ? lineFromInput() : link);
        } catch (MalformedException e) {
            throw Sentences.of(Trouble.INVITE_MALFORMED);
        }
        Handle wanted;
        try {
            wanted = Handle.typed(handle == null ? name : handle);
        } catch (MalformedException e) {
            throw Sentences.of(Trouble.HANDLE_MALFORMED);
        }
        Entrance entrance = root.entrance();
        Entrance.Look look = Waiting.done(entrance.look());
        if (kit != null && Files.exists(kit) && look == Entrance.Look.EMPTY) {
            throw new CliException(
                    ExitCode.WRONG_USE,
                    "The file for the recovery kit exists already: " + kit + ".");
        }
        if (look == Entrance.Look.IN_USE) {
            throw Sentences.of(Trouble.PROFILE_IN_USE);
        }
        char[] passphrase = root.passphraseToJoin(look);
        Messenger joined = Waiting.done(entrance.join(invite, name, wanted, passphrase));
        try (Visit visit = new Visit(joined, root.surroundings().patience(), _ -> {})) {
            root.print(Json.line(line(visit.messenger().me().value())));
            handOver(visit.messenger());
        }
        return ExitCode.DONE.number();
    }

    /** What a command is called with, others on this machine can read; what it is told, they cannot. */
    private String lineFromInput() throws CliException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            InputStream in = root.surroundings().in();
            for (int c = in.read();
                    c >= 0 && c != '\n' && line.size() < LONGEST_LINK;
                    c = in.read()) {
                line.write(c);
            }
        } catch (IOException e) {
            throw new CliException(ExitCode.WRONG_USE, "Standard input cannot be read.");
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> line(Me me) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "joined");
        line.put("account", me.account().text());
        line.put("handle", me.handle().value());
        line.put("name", me.name());
        line.put("device", me.device().text());
        line.put("role", me.role().name().toLowerCase(Locale.ROOT));
        line.put("relay", me.relay().address().url());
        line.put("pin", me.relay().pin().base64());
        return line;
    }

    private void handOver(Messenger messenger) throws CliException, InterruptedException {
        Optional<List<String>> words = messenger.kitWords();
        if (words.isEmpty()) {
            return;
        }
        String all = String.join(" ", words.get());
        if (kit == null) {
            root.say(
                    "The recovery kit, shown this once. Write it down; a later version will take it: "
                            + all);
        } else {
            write(kit, all);
            root.say("The recovery kit is in " + kit + "; keep it where nobody else finds it.");
        }
        Waiting.done(messenger.kitSaved());
    }

    /**
     * For its owner's eyes only, and on the disk before this returns: the profile forgets the words next. What an
     * attempt that was cut short left of the same words is no reason to refuse.
     */
    private static void write(Path file, String words) throws CliException {
        byte[] content = (words + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), content)) {
                throw new CliException(
                        ExitCode.WRONG_USE,
                        "You have joined, but the file for the recovery kit exists already: "
                                + file
                                + "; join again with another --kit.");
            }
            Disk.replace(file, content);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "You have joined, but the recovery kit cannot be written to "
                            + file
                            + "; join again with another --kit, or open the profile in a window to save it.");
        }
    }
}
