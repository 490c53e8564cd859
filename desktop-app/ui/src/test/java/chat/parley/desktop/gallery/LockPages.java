package chat.parley.desktop.gallery;

import chat.parley.desktop.gallery.Picture.Made;
import chat.parley.desktop.lock.LockView;
import chat.parley.desktop.lock.LockViewModel;
import chat.parley.desktop.sample.SampleEntrance;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.engine.Entrance.Look;
import chat.parley.engine.Messenger;
import chat.parley.engine.trouble.Trouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;

/** The locked window, and everything that can keep it locked. */
final class LockPages {
    private LockPages() {}

    static List<Page> all() {
        var pages = new ArrayList<Page>();
        pages.add(page("lock", door(Look.PASSPHRASE), _ -> {}));
        pages.add(page("lock-typed", door(Look.PASSPHRASE), LockPages::type));
        pages.add(
                page(
                        "lock-wrong",
                        door(Look.PASSPHRASE).refuses(Trouble.PASSPHRASE_WRONG),
                        LockPages::unlock));
        pages.add(
                page(
                        "lock-opening",
                        door(Look.PASSPHRASE).opens(new CompletableFuture<>()),
                        LockPages::unlock));
        pages.add(
                page(
                        "lock-keystore",
                        door(Look.KEYSTORE).opens(new CompletableFuture<>()),
                        _ -> {}));
        pages.add(page("lock-unfinished", door(Look.UNFINISHED), _ -> {}));
        pages.add(
                new Picture(
                        "lock-invited",
                        1000,
                        700,
                        () -> {
                            LockViewModel model = model(door(Look.PASSPHRASE));
                            model.invited();
                            return new Made(new LockView(model));
                        }));
        pages.add(
                new Picture(
                        "lock-large",
                        1600,
                        1000,
                        () -> new Made(new LockView(model(door(Look.PASSPHRASE))))));
        for (Trouble trouble :
                List.of(
                        Trouble.PROFILE_IN_USE,
                        Trouble.PROFILE_DAMAGED,
                        Trouble.PROFILE_READ_ONLY,
                        Trouble.DISK_FULL,
                        Trouble.RELAY_UNREACHABLE,
                        Trouble.RELAY_KEY_WRONG,
                        Trouble.RATE_LIMITED,
                        Trouble.UPGRADE_NEEDED,
                        Trouble.REFUSED,
                        Trouble.INTERNAL)) {
            pages.add(
                    page(
                            "lock-" + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            door(Look.PASSPHRASE).refuses(trouble),
                            LockPages::unlock));
        }
        return pages;
    }

    private static Page page(String name, SampleEntrance door, Consumer<Node> use) {
        return new Picture(name, 1000, 700, () -> new Made(new LockView(model(door.again())), use));
    }

    private static SampleEntrance door(Look look) {
        return new SampleEntrance(look, new SampleMessenger(Clock.systemUTC(), "Amara Obi"));
    }

    private static LockViewModel model(SampleEntrance door) {
        return new LockViewModel(
                door,
                door.look().join(),
                Runnable::run,
                new LockViewModel.Ways() {
                    @Override
                    public void opened(Messenger messenger) {}

                    @Override
                    public void joinAgain(Trouble because) {}

                    @Override
                    public void lookAgain() {}
                });
    }

    private static void type(Node node) {
        ((PasswordField) node.lookup("#lock-passphrase .password-field")).setText("copper la");
    }

    private static void unlock(Node node) {
        type(node);
        ((Button) node.lookup("#lock-open")).fire();
    }
}
