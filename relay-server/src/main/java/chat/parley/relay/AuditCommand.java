package chat.parley.relay;

import chat.parley.model.codec.Json;
import chat.parley.relay.admin.AdminRequest;
import chat.parley.relay.admin.AdminRow;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code audit}: what was done to accounts, devices and invites. */
@Command(
        name = "audit",
        description = "Reads the log of what was done to accounts, devices and invites.",
        mixinStandardHelpOptions = true)
final class AuditCommand {
    @Command(
            name = "list",
            description = {
                "Prints every act, oldest first, one JSON object a line: when, by which way, what, and to whom.",
                "Each hash covers all acts before it. Ends with 1 where an entry is not the one that was written."
            },
            mixinStandardHelpOptions = true)
    int list(@Mixin RelayFolder folder) throws RelayException {
        List<Long> changed = new ArrayList<>();
        folder.ask(
                new AdminRequest.ListAudit(),
                row -> {
                    System.out.println(Json.line(row));
                    if (row instanceof AdminRow.Act act && !act.intact()) {
                        changed.add(act.no());
                    }
                });
        System.out.flush();
        if (!changed.isEmpty()) {
            throw RelayException.refused(
                    "The audit log was changed: the chain breaks at entry "
                            + changed.getFirst()
                            + ".");
        }
        return 0;
    }
}
