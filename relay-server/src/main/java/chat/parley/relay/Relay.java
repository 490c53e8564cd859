package chat.parley.relay;

import chat.parley.model.codec.Bytes;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import chat.parley.relay.admin.Administration;
import chat.parley.relay.audit.Door;
import chat.parley.relay.http.PortException;
import chat.parley.relay.storage.FolderException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A running relay in this process. Thread-safe.
 *
 * <pre>{@code
 * try (Relay relay = Relay.start(RelayConfig.local(folder))) {
 *     InviteLink link = relay.invites(1).getFirst();
 * }
 * }</pre>
 */
public final class Relay implements AutoCloseable {
    private final RelayAddress address;
    private final Bytes pin;
    private final Administration administration;
    private final CompletableFuture<Boolean> ended;
    private final RelayWiring wiring;

    Relay(
            RelayAddress address,
            Bytes pin,
            Administration administration,
            CompletableFuture<Boolean> ended,
            RelayWiring wiring) {
        this.address = address;
        this.pin = pin;
        this.administration = administration;
        this.ended = ended;
        this.wiring = wiring;
    }

    /**
     * Starts a relay; it serves when this returns.
     *
     * @throws RelayException with one sentence that says why not; nothing stays open then
     */
    public static Relay start(RelayConfig config) throws RelayException {
        RelayWiring wiring = new RelayWiring(config);
        try {
            return wiring.start();
        } catch (FolderException | PortException e) {
            wiring.close();
            throw new RelayException(String.valueOf(e.getMessage()), e);
        } catch (RelayException | RuntimeException e) {
            wiring.close();
            throw e;
        }
    }

    /** Where clients reach it. */
    public RelayAddress address() {
        return address;
    }

    /** {@code https://host:port}. */
    public String url() {
        return address.url();
    }

    /** SHA-256 of its identity key, 32 bytes. */
    public Bytes pin() {
        return pin;
    }

    /**
     * Mints invites. The first one that a relay ever mints makes its redeemer an admin.
     *
     * @param count 1 to 1,000
     */
    public List<InviteLink> invites(int count) {
        return administration.mint(Door.PROCESS, count).stream()
                .map(minted -> InviteLink.parse(minted.link()))
                .toList();
    }

    /** Complete when it no longer serves: true if it was closed, false if its database failed. */
    public CompletableFuture<Boolean> ended() {
        return ended.copy();
    }

    /** Sends its clients away, finishes what is under way, and stops. */
    @Override
    public void close() {
        wiring.close();
    }
}
