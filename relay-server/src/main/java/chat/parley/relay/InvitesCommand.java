package chat.parley.relay;

import chat.parley.relay.admin.AdminRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code invites}: which links are out, and the end of one. */
@Command(
        name = "invites",
        description = "Lists invites and revokes them; new ones are made by: invite.",
        mixinStandardHelpOptions = true)
final class InvitesCommand {
    @Command(
            name = "list",
            description =
                    "Prints every invite, one JSON object a line: its id, until when, open, redeemed, expired or revoked."
                            + " The links themselves are not kept.",
            mixinStandardHelpOptions = true)
    int list(@Mixin RelayFolder folder) throws RelayException {
        return folder.print(new AdminRequest.ListInvites());
    }

    @Command(
            name = "revoke",
            description =
                    "Makes the link of an invite that nobody has used worthless, at once and for good.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin RelayFolder folder,
            @Parameters(
                            paramLabel = "INVITE",
                            description = "Its id, as listed, or the link itself.")
                    String invite)
            throws RelayException {
        return folder.print(new AdminRequest.RevokeInvite(invite));
    }
}
