package chat.parley.cli;

import chat.parley.engine.Entrance;
import chat.parley.engine.Messenger;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.InviteLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The door of a profile folder without a folder: holds what a test says it holds. */
final class TestHome implements Entrance {
    final TestMessenger messenger = new TestMessenger();
    Look look = Look.PASSPHRASE;
    Optional<Trouble> refusal = Optional.empty();
    Optional<String> opened = Optional.empty();
    Optional<String> joined = Optional.empty();
    final List<InviteLink> links = new ArrayList<>();

    @Override
    public CompletableFuture<Look> look() {
        return CompletableFuture.completedFuture(look);
    }

    @Override
    public CompletableFuture<Boolean> keystore() {
        return CompletableFuture.completedFuture(look == Look.KEYSTORE);
    }

    @Override
    public CompletableFuture<RelayPreview> preview(InviteLink link) {
        return CompletableFuture.failedFuture(new ParleyException(Trouble.RELAY_UNREACHABLE));
    }

    @Override
    public CompletableFuture<Messenger> join(
            InviteLink link, String name, Handle handle, char[] passphrase) {
        joined = Optional.of(new String(passphrase));
        links.add(link);
        return answer();
    }

    @Override
    public CompletableFuture<Messenger> open(Optional<char[]> passphrase) {
        opened = Optional.of(passphrase.map(String::new).orElse("the keystore"));
        return answer();
    }

    private CompletableFuture<Messenger> answer() {
        return refusal.<CompletableFuture<Messenger>>map(
                        trouble -> CompletableFuture.failedFuture(new ParleyException(trouble)))
                .orElseGet(() -> CompletableFuture.completedFuture(messenger));
    }
}
