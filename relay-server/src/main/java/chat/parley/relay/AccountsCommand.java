package chat.parley.relay;

import chat.parley.relay.admin.AdminRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code accounts}: who is here, and who may no longer be. */
@Command(
        name = "accounts",
        description = "Lists accounts, disables, enables and closes them.",
        mixinStandardHelpOptions = true)
final class AccountsCommand {
    private static final String ACCOUNT = "An account id, or a handle.";

    @Command(
            name = "list",
            description =
                    "Prints every account, one JSON object a line: who, since when, active, disabled or closed.",
            mixinStandardHelpOptions = true)
    int list(@Mixin RelayFolder folder) throws RelayException {
        return folder.print(new AdminRequest.ListAccounts());
    }

    @Command(
            name = "disable",
            description = {
                "Keeps an account out until it is enabled again.",
                "Its devices are disconnected at once and refused. What others send it waits as long as for anybody who"
                        + " is away (30 days). Nothing is deleted, at the relay or on the person's computers, and what"
                        + " was said stays readable there."
            },
            mixinStandardHelpOptions = true)
    int disable(
            @Mixin RelayFolder folder,
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account)
            throws RelayException {
        return folder.print(new AdminRequest.Disable(account));
    }

    @Command(
            name = "enable",
            description = "Lets a disabled account in again; what waited for it arrives.",
            mixinStandardHelpOptions = true)
    int enable(
            @Mixin RelayFolder folder,
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account)
            throws RelayException {
        return folder.print(new AdminRequest.Enable(account));
    }

    @Command(
            name = "close",
            description = {
                "Ends an account for good; this cannot be undone.",
                "Its devices are disconnected at once and refused. The relay deletes what waits for it, its prekeys and"
                        + " its profile; its handle is free for a new account. Its id stays closed, also to whoever"
                        + " has the recovery kit, and its device log stays, so that others can still check what"
                        + " they have. Messages to it are refused. The person's computers delete nothing: they"
                        + " never do on a relay's word."
            },
            mixinStandardHelpOptions = true)
    int close(
            @Mixin RelayFolder folder,
            @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT) String account)
            throws RelayException {
        return folder.print(new AdminRequest.Close(account));
    }
}
