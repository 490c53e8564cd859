package chat.parley.engine;

import chat.parley.engine.link.RelayPreview;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The door of one profile folder: joins a relay, or opens what is there. Futures fail with a {@link
 * chat.parley.engine.trouble.ParleyException}.
 */
public interface Entrance {
    /** What the folder holds, without opening it. */
    CompletableFuture<Look> look();

    /** What a profile folder holds. */
    enum Look {
        /** Nothing: join. */
        EMPTY,
        /** A profile whose key the keystore of this desktop may give. */
        KEYSTORE,
        /** A profile that opens with its passphrase. */
        PASSPHRASE,
        /** An account that was made but whose joining was interrupted: open goes on with it. */
        UNFINISHED,
        /** Another Parley has it open: nothing to be asked for before that is closed. */
        IN_USE
    }

    /**
     * Whether the keystore of this desktop can be used, so that a profile that is made now will open without its passphrase.
     */
    CompletableFuture<Boolean> keystore();

    /** Asks the relay who it is and checks that against the link's pin; sends nothing else. */
    CompletableFuture<RelayPreview> preview(InviteLink link);

    /**
     * Makes an account and this device, joins, and opens the profile. A lost answer burns nothing:
     * calling it again goes on with the same account.
     *
     * @param passphrase at least 8 characters; cleared by the callee
     */
    CompletableFuture<Messenger> join(
            InviteLink link, String name, Handle handle, char[] passphrase);

    /**
     * Opens the profile.
     *
     * @param passphrase empty to ask the keystore; cleared by the callee
     */
    CompletableFuture<Messenger> open(Optional<char[]> passphrase);
}
