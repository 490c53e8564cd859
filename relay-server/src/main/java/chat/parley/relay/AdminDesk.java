package chat.parley.relay;

import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.invite.RelayAddress;
import chat.parley.relay.accounts.Accounts;
import chat.parley.relay.accounts.H2AccountStore;
import chat.parley.relay.accounts.H2InviteStore;
import chat.parley.relay.accounts.Invites;
import chat.parley.relay.admin.AdminClient;
import chat.parley.relay.admin.AdminException;
import chat.parley.relay.admin.AdminRequest;
import chat.parley.relay.admin.AdminRow;
import chat.parley.relay.admin.Administration;
import chat.parley.relay.admin.InviteDesk;
import chat.parley.relay.audit.Audit;
import chat.parley.relay.audit.Door;
import chat.parley.relay.audit.H2AuditStore;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.H2DeviceStore;
import chat.parley.relay.devices.H2ExclusionStore;
import chat.parley.relay.identity.RelayIdentity;
import chat.parley.relay.keys.H2PreKeyStore;
import chat.parley.relay.mailbox.H2MailboxStore;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.FolderException;
import chat.parley.relay.storage.Incarnations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for a data folder's relay: the one that has it open, or in its place. */
final class AdminDesk {
    private AdminDesk() {}

    static void ask(Path data, AdminRequest request, Consumer<? super AdminRow> rows)
            throws RelayException {
        if (!Files.isDirectory(data)) {
            throw RelayException.misused("There is no relay in " + data + ".");
        }
        Optional<Problem> problem;
        try {
            problem =
                    DataFolder.inUse(data)
                            ? new AdminClient(data).ask(request, rows)
                            : askStopped(data, request, rows);
        } catch (FolderException | AdminException e) {
            throw new RelayException(String.valueOf(e.getMessage()), e);
        }
        if (problem.isPresent()) {
            throw problem.get().code() == ProblemCode.MALFORMED
                    ? RelayException.misused("This is not understood: " + problem.get().title())
                    : RelayException.refused(problem.get().title());
        }
    }

    private static Optional<Problem> askStopped(
            Path data, AdminRequest request, Consumer<? super AdminRow> rows)
            throws FolderException, RelayException {
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        try (DataFolder folder = DataFolder.open(data);
                Database database = Database.open(folder, () -> {})) {
            Optional<String> url = Incarnations.lastUrl(database);
            if (url.isEmpty()) {
                throw RelayException.misused(
                        "Start the relay once before this: nobody knows its address yet.");
            }
            RelayIdentity identity = RelayIdentity.open(folder, random);
            Exclusions exclusions = new Exclusions(database, new H2ExclusionStore(), clock);
            DeviceLogs logs = new DeviceLogs(database, new H2DeviceStore(), exclusions);
            logs.onRetirement(new H2MailboxStore()::removeQueue);
            logs.onRetirement(new H2PreKeyStore()::remove);
            Invites invites = new Invites(database, new H2InviteStore(), random, clock);
            Audit audit = new Audit(database, new H2AuditStore(), clock);
            return new Administration(
                            database,
                            new InviteDesk(
                                    database,
                                    invites,
                                    RelayAddress.parse(url.get()),
                                    identity.pin(),
                                    audit,
                                    clock),
                            new Accounts(
                                    database,
                                    new H2AccountStore(),
                                    invites,
                                    logs,
                                    exclusions,
                                    identity,
                                    clock),
                            logs,
                            exclusions,
                            audit)
                    .carryOut(Door.FOLDER, request, rows);
        }
    }
}
