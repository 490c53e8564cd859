package chat.parley.relay;

import chat.parley.relay.admin.AdminRequest;
import chat.parley.relay.admin.AdminRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code invite}: prints invite links, one a line, and says beside them what each is for. */
@Command(
        name = "invite",
        description = "Prints links to join the relay; the first one ever makes an admin.",
        mixinStandardHelpOptions = true)
final class InviteCommand implements Callable<Integer> {
    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Mixin private final RelayFolder folder = new RelayFolder();

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many, 1 to 1,000 (default ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private int count = 1;

    @Option(names = "--admin", description = "Whoever joins by them becomes an admin.")
    private boolean admin;

    @Override
    public Integer call() throws RelayException {
        if (count < 1 || count > 1000) {
            throw RelayException.misused("--count is 1 to 1,000.");
        }
        List<AdminRow.Minted> minted = new ArrayList<>();
        folder.ask(
                new AdminRequest.Mint(count, admin),
                row -> {
                    if (row instanceof AdminRow.Minted invite) {
                        minted.add(invite);
                    }
                });
        minted.forEach(invite -> System.out.println(invite.link()));
        System.out.flush();
        for (int i = 0; i < minted.size(); i++) {
            System.err.println(describe(i + 1, minted.get(i)));
        }
        return 0;
    }

    private static String describe(int line, AdminRow.Minted invite) {
        return "link "
                + line
                + (invite.admin() ? ": admin, works once, until " : ": member, works once, until ")
                + UNTIL.format(Instant.ofEpochMilli(invite.expires()).atOffset(ZoneOffset.UTC))
                + " UTC";
    }
}
