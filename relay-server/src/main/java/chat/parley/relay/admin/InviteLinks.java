package chat.parley.relay.admin;

import chat.parley.model.codec.Bytes;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import chat.parley.relay.accounts.Invites;
import java.util.List;

/** Mints invites as links to this relay. Thread-safe. */
public final class InviteLinks {
    private final Invites invites;
    private final RelayAddress address;
    private final Bytes pin;

    public InviteLinks(Invites invites, RelayAddress address, Bytes pin) {
        this.invites = invites;
        this.address = address;
        this.pin = pin;
    }

    /**
     * New invites.
     *
     * @param count 1 to 1,000
     * @param admin whether their redeemers become admins; the first one ever always does
     */
    public List<MintedInvite> mint(int count, boolean admin) {
        return invites.mint(count, admin).stream()
                .map(
                        minted ->
                                new MintedInvite(
                                        new InviteLink(address, pin, minted.token()).text(),
                                        minted.role() == Role.ADMIN,
                                        minted.expires()))
                .toList();
    }
}
