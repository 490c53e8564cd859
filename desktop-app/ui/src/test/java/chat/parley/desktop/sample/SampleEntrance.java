package chat.parley.desktop.sample;

import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The door of a profile folder in memory. What it answers is said beforehand, answer by answer; where nothing was said, the
 * relay shows the right key and everything works.
 */
public final class SampleEntrance implements Entrance {
    /** An invite to the relay of {@link #RELAY}. */
    public static final InviteLink INVITE =
            new InviteLink(
                    new RelayAddress("chat.nordhafen.example", 443, true),
                    SampleMessenger.bytes("Nordhafen", 32),
                    SampleMessenger.bytes("token", 32));

    /** What that relay says of itself. */
    public static final RelayPreview RELAY =
            new RelayPreview("Nordhafen Port Authority", INVITE.relay(), INVITE.pin());

    /**
     * Somebody who came in.
     *
     * @param passphrase as it was given
     */
    public record Joined(InviteLink link, String name, Handle handle, String passphrase) {}

    private final Look look;
    private final Messenger messenger;
    private final Deque<CompletableFuture<RelayPreview>> previews = new ArrayDeque<>();
    private final Deque<CompletableFuture<Messenger>> doors = new ArrayDeque<>();
    private final List<Joined> joined = new ArrayList<>();
    private final List<Optional<String>> opened = new ArrayList<>();
    private boolean keystore;
    private int asked;

    /**
     * A door.
     *
     * @param messenger what lies behind it
     */
    public SampleEntrance(Look look, Messenger messenger) {
        this.look = look;
        this.messenger = messenger;
    }

    /** What the next question to a relay gets; an unfinished future lets it wait. */
    public SampleEntrance previews(CompletableFuture<RelayPreview> answer) {
        previews.add(answer);
        return this;
    }

    /** The next question to a relay fails. */
    public SampleEntrance previews(ParleyException failure) {
        return previews(CompletableFuture.failedFuture(failure));
    }

    /** What the next joining or opening gets; an unfinished future lets it wait. */
    public SampleEntrance opens(CompletableFuture<Messenger> answer) {
        doors.add(answer);
        return this;
    }

    /** The next joining or opening fails. */
    public SampleEntrance refuses(Trouble trouble) {
        return opens(CompletableFuture.failedFuture(new ParleyException(trouble)));
    }

    /** The same door with the same answers before it, nothing asked yet. */
    public SampleEntrance again() {
        var again = new SampleEntrance(look, messenger);
        again.previews.addAll(previews);
        again.doors.addAll(doors);
        again.keystore = keystore;
        return again;
    }

    /** The desktop keeps keys. */
    public SampleEntrance withKeystore() {
        keystore = true;
        return this;
    }

    /** How often a relay was asked who it is. */
    public int asked() {
        return asked;
    }

    /** Who tried to come in. */
    public List<Joined> joined() {
        return List.copyOf(joined);
    }

    /** The passphrases that were tried, empty for the keystore. */
    public List<Optional<String>> opened() {
        return List.copyOf(opened);
    }

    @Override
    public CompletableFuture<Look> look() {
        return CompletableFuture.completedFuture(look);
    }

    @Override
    public CompletableFuture<Boolean> keystore() {
        return CompletableFuture.completedFuture(keystore);
    }

    @Override
    public CompletableFuture<RelayPreview> preview(InviteLink link) {
        asked++;
        return previews.isEmpty() ? CompletableFuture.completedFuture(RELAY) : previews.remove();
    }

    @Override
    public CompletableFuture<Messenger> join(
            InviteLink link, String name, Handle handle, char[] passphrase) {
        joined.add(new Joined(link, name, handle, new String(passphrase)));
        java.util.Arrays.fill(passphrase, '\0');
        return door();
    }

    @Override
    public CompletableFuture<Messenger> open(Optional<char[]> passphrase) {
        opened.add(passphrase.map(String::new));
        return door();
    }

    private CompletableFuture<Messenger> door() {
        return doors.isEmpty() ? CompletableFuture.completedFuture(messenger) : doors.remove();
    }
}
