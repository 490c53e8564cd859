package chat.parley.relay.admin;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.Problem;
import chat.parley.relay.accounts.Accounts;
import chat.parley.relay.audit.Audit;
import chat.parley.relay.audit.Door;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.Standing;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.http.Problems;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.StorageException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Carries out what whoever runs the relay asks, and writes it into the audit log. Thread-safe. */
public final class Administration {
    private final InviteDesk invites;
    private final AccountDesk accounts;
    private final DeviceDesk devices;
    private final Audit audit;

    public Administration(
            Database database,
            InviteDesk invites,
            Accounts accounts,
            DeviceLogs logs,
            Exclusions exclusions,
            Audit audit) {
        this.invites = invites;
        this.accounts = new AccountDesk(database, accounts, logs, exclusions, audit);
        this.devices = new DeviceDesk(database, accounts, this.accounts, logs, exclusions, audit);
        this.audit = audit;
    }

    /**
     * Mints invites. The first one that a relay ever mints makes its redeemer an admin.
     *
     * @param count 1 to 1,000
     */
    public List<AdminRow.Minted> mint(Door door, int count) {
        return invites.mint(door, new AdminRequest.Mint(count, false));
    }

    /**
     * Carries out one request. What it changes is durable before its row is told.
     *
     * @param rows gets the answer, row by row
     * @return why it was refused
     */
    public Optional<Problem> carryOut(
            Door door, AdminRequest request, Consumer<? super AdminRow> rows) {
        try {
            answer(door, request, rows);
            return Optional.empty();
        } catch (ProblemException | MalformedException | StorageException | CompletionException e) {
            return Optional.of(Problems.of(e));
        }
    }

    private void answer(Door door, AdminRequest request, Consumer<? super AdminRow> rows) {
        switch (request) {
            case AdminRequest.Mint mint -> invites.mint(door, mint).forEach(rows);
            case AdminRequest.ListInvites _ -> invites.list(rows);
            case AdminRequest.RevokeInvite one -> rows.accept(invites.revoke(door, one.invite()));
            case AdminRequest.ListAccounts _ -> accounts.list(rows);
            case AdminRequest.Disable one ->
                    rows.accept(accounts.change(door, one.account(), Standing.DISABLED));
            case AdminRequest.Enable one ->
                    rows.accept(accounts.change(door, one.account(), Standing.ACTIVE));
            case AdminRequest.Close one ->
                    rows.accept(accounts.change(door, one.account(), Standing.CLOSED));
            case AdminRequest.ListDevices list -> devices.list(list.account(), rows);
            case AdminRequest.RevokeDevice one -> rows.accept(devices.revoke(door, one.id()));
            case AdminRequest.ListAudit _ -> audit.each(checked -> rows.accept(row(checked)));
        }
    }

    private static AdminRow row(Audit.Checked checked) {
        var entry = checked.entry();
        return new AdminRow.Act(
                entry.no(),
                entry.at(),
                AdminRow.word(entry.door()),
                AdminRow.word(entry.act()),
                entry.account(),
                entry.device(),
                entry.invite(),
                entry.role().map(AdminRow::word),
                checked.hash().base64(),
                checked.intact());
    }
}
