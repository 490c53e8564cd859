package chat.parley.relay;

import chat.parley.model.invite.RelayAddress;
import chat.parley.relay.accounts.H2InviteStore;
import chat.parley.relay.accounts.Invites;
import chat.parley.relay.admin.AdminClient;
import chat.parley.relay.admin.AdminException;
import chat.parley.relay.admin.InviteLinks;
import chat.parley.relay.admin.MintedInvite;
import chat.parley.relay.identity.RelayIdentity;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.FolderException;
import chat.parley.relay.storage.Incarnations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Mints invites for a data folder: by the relay that has it open, or in its place. */
final class InviteDesk {
    private InviteDesk() {}

    static List<MintedInvite> mint(Path data, int count, boolean admin) throws RelayException {
        if (!Files.isDirectory(data)) {
            throw RelayException.misused("There is no relay in " + data + ".");
        }
        try {
            return DataFolder.inUse(data)
                    ? new AdminClient(data).invites(count, admin)
                    : mintStopped(data, count, admin);
        } catch (FolderException | AdminException e) {
            throw new RelayException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<MintedInvite> mintStopped(Path data, int count, boolean admin)
            throws FolderException, RelayException {
        SecureRandom random = new SecureRandom();
        try (DataFolder folder = DataFolder.open(data);
                Database database = Database.open(folder, () -> {})) {
            Optional<String> url = Incarnations.lastUrl(database);
            if (url.isEmpty()) {
                throw RelayException.misused(
                        "Start the relay once before inviting: nobody knows its address yet.");
            }
            Invites invites =
                    new Invites(database, new H2InviteStore(), random, InstantSource.system());
            return new InviteLinks(
                            invites,
                            RelayAddress.parse(url.get()),
                            RelayIdentity.open(folder, random).pin())
                    .mint(count, admin);
        }
    }
}
