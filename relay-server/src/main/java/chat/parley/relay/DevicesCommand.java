package chat.parley.relay;

import chat.parley.relay.admin.AdminRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code devices}: which devices people have, and which may no longer come in. */
@Command(
        name = "devices",
        description = "Lists devices and shuts them out.",
        mixinStandardHelpOptions = true)
final class DevicesCommand {
    @Command(
            name = "list",
            description =
                    "Prints the devices of one account or of all, one JSON object a line: whose, since when, and whether they may come in.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin RelayFolder folder,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "ACCOUNT",
                            description = "An account id, or a handle; everybody's without it.")
                    @Nullable String account)
            throws RelayException {
        return folder.print(new AdminRequest.ListDevices(Optional.ofNullable(account)));
    }

    @Command(
            name = "revoke",
            description = {
                "Shuts a device out of the relay for good; this cannot be undone.",
                "It is disconnected at once and refused, and what waits for it, its sessions and its prekeys are deleted."
                        + " That is all a relay can do. Only a device of the account, or its recovery kit, can sign"
                        + " the device out of the account's log: until then other people's Parley goes on encrypting"
                        + " to it (the relay throws that away), and the device keeps what it has. It deletes"
                        + " nothing, because no device does that on a relay's word. So ask the person to revoke it"
                        + " on another device too."
            },
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin RelayFolder folder,
            @Parameters(paramLabel = "DEVICE", description = "A device id, as listed.")
                    String device)
            throws RelayException {
        return folder.print(new AdminRequest.RevokeDevice(device));
    }
}
