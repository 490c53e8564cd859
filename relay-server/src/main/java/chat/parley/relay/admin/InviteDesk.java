package chat.parley.relay.admin;

import chat.parley.model.codec.Bytes;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import chat.parley.relay.accounts.Invite;
import chat.parley.relay.accounts.Invites;
import chat.parley.relay.audit.Audit;
import chat.parley.relay.audit.AuditAct;
import chat.parley.relay.audit.AuditEntry.Deed;
import chat.parley.relay.audit.Door;
import chat.parley.relay.http.ProblemException;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Mints invites as links to this relay, lists and revokes them. Thread-safe; refuses by {@link ProblemException}. */
public final class InviteDesk {
    private static final String LINK = "parley:";

    private final Database database;
    private final Invites invites;
    private final RelayAddress address;
    private final Bytes pin;
    private final Audit audit;
    private final InstantSource clock;

    public InviteDesk(
            Database database,
            Invites invites,
            RelayAddress address,
            Bytes pin,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.invites = invites;
        this.address = address;
        this.pin = pin;
        this.audit = audit;
        this.clock = clock;
    }

    List<AdminRow.Minted> mint(Door door, AdminRequest.Mint request) {
        return database.lane().durable(tx -> mint(tx, door, request)).join();
    }

    private List<AdminRow.Minted> mint(Transaction tx, Door door, AdminRequest.Mint request) {
        List<Invites.Minted> minted = invites.mint(tx, request.count(), request.admin());
        minted.forEach(
                one ->
                        audit.append(
                                tx,
                                door,
                                Deed.toInvite(AuditAct.INVITE_MINTED, one.id(), one.role())));
        return minted.stream()
                .map(
                        one ->
                                new AdminRow.Minted(
                                        one.id(),
                                        new InviteLink(address, pin, one.token()).text(),
                                        one.role() == Role.ADMIN,
                                        one.expires()))
                .toList();
    }

    void list(Consumer<? super AdminRow> rows) {
        long now = clock.millis();
        invites.each(invite -> rows.accept(row(invite, invite.state(now))));
    }

    private static AdminRow row(Invite invite, Invite.State state) {
        return new AdminRow.Invited(
                invite.id(),
                AdminRow.word(invite.role()),
                AdminRow.word(state),
                AdminRow.time(invite.expires()),
                invite.account().map(AccountId::text));
    }

    /** Ends an invite, named by its id or its link. */
    AdminRow revoke(Door door, String name) {
        return database.lane().durable(tx -> revoke(tx, door, name)).join();
    }

    private AdminRow revoke(Transaction tx, Door door, String name) {
        Optional<Invite> found =
                name.startsWith(LINK)
                        ? invites.find(tx, InviteLink.parse(name).token())
                        : invites.find(tx, name);
        Invite invite =
                found.orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemCode.NOT_FOUND, "There is no such invite."));
        if (invite.account().isPresent()) {
            throw new ProblemException(
                    ProblemCode.INVITE_SPENT,
                    "Somebody has joined by this invite; disable or close the account instead.");
        }
        if (!invite.revoked()) {
            invites.revoke(tx, invite);
            audit.append(
                    tx, door, Deed.toInvite(AuditAct.INVITE_REVOKED, invite.id(), invite.role()));
        }
        return row(invite, Invite.State.REVOKED);
    }
}
