package chat.parley.desktop.gallery;

import chat.parley.desktop.gallery.Picture.Made;
import chat.parley.desktop.onboarding.KitReminderView;
import chat.parley.desktop.onboarding.KitReminderViewModel;
import chat.parley.desktop.onboarding.OnboardingView;
import chat.parley.desktop.onboarding.OnboardingViewModel;
import chat.parley.desktop.onboarding.RecoveryKitViewModel;
import chat.parley.desktop.os.Paper;
import chat.parley.desktop.sample.SampleEntrance;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Entrance.Look;
import chat.parley.engine.Messenger;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/** The way in: every step and everything that can go wrong on it. */
final class OnboardingPages {
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-24T08:14:00Z"), ZoneId.of("Europe/Berlin"));
    private static final String PASSPHRASE = "copper lantern drifts past gate";
    private static final String LINK = SampleEntrance.INVITE.text();

    private OnboardingPages() {}

    static List<Page> all() {
        var pages = new ArrayList<Page>();
        for (double[] size : new double[][] {{1000, 700}, {1600, 1000}}) {
            String of = size[0] > 1000 ? "-large" : "";
            pages.add(page("onboarding-1-invite" + of, size, _ -> {}, OnboardingPages::paste));
            pages.add(
                    page(
                            "onboarding-2-name" + of,
                            size,
                            _ -> {},
                            node -> {
                                paste(node);
                                name(node, "Amara Obi");
                            }));
            pages.add(page("onboarding-3-passphrase" + of, size, _ -> {}, OnboardingPages::choose));
            pages.add(page("onboarding-4-kit" + of, size, _ -> {}, OnboardingPages::join));
        }
        double[] small = {1000, 700};
        pages.add(page("onboarding-1-empty", small, _ -> {}, _ -> {}));
        pages.add(
                page(
                        "onboarding-1-cut-off",
                        small,
                        _ -> {},
                        node -> type(node, "invite", LINK.substring(0, LINK.length() - 5))));
        pages.add(
                page(
                        "onboarding-1-no-link",
                        small,
                        _ -> {},
                        node -> type(node, "invite", "https://chat.nordhafen.example")));
        pages.add(
                page(
                        "onboarding-1-asking",
                        small,
                        door -> door.previews(new CompletableFuture<RelayPreview>()),
                        OnboardingPages::paste));
        for (Trouble trouble :
                List.of(
                        Trouble.RELAY_UNREACHABLE,
                        Trouble.INVITE_SPENT,
                        Trouble.UPGRADE_NEEDED,
                        Trouble.INTERNAL)) {
            pages.add(
                    page(
                            "onboarding-1-" + word(trouble),
                            small,
                            door -> door.previews(new ParleyException(trouble)),
                            OnboardingPages::paste));
        }
        pages.add(
                page(
                        "onboarding-1-other-key",
                        small,
                        door ->
                                door.previews(
                                        ParleyException.keyWrong(
                                                SampleMessenger.bytes("somebody", 32))),
                        OnboardingPages::paste));
        pages.add(
                page(
                        "onboarding-1-long-arabic",
                        small,
                        door ->
                                door.previews(
                                        CompletableFuture.completedFuture(
                                                new RelayPreview(
                                                        "هيئة ميناء الشمال للخدمات البحرية والموانئ والجمارك الدولية",
                                                        SampleEntrance.INVITE.relay(),
                                                        SampleEntrance.INVITE.pin()))),
                        OnboardingPages::paste));
        pages.add(
                page(
                        "onboarding-2-missing",
                        small,
                        _ -> {},
                        node -> {
                            paste(node);
                            press(node, "onboarding-next");
                            press(node, "onboarding-next");
                        }));
        pages.add(
                page(
                        "onboarding-2-taken",
                        small,
                        door -> door.refuses(Trouble.HANDLE_TAKEN),
                        OnboardingPages::join));
        pages.add(
                page(
                        "onboarding-2-arabic",
                        small,
                        _ -> {},
                        node -> {
                            paste(node);
                            name(node, "مريم يوسف");
                        }));
        pages.add(passphrase("weak", "Amara1984"));
        pages.add(passphrase("fair", "copper lantern drifts"));
        pages.add(passphrase("short", "short"));
        pages.add(
                page(
                        "onboarding-3-different",
                        small,
                        _ -> {},
                        node -> {
                            choose(node);
                            hidden(node, "repeat", "copper lanterm");
                        }));
        pages.add(
                page(
                        "onboarding-3-suggested",
                        small,
                        _ -> {},
                        node -> {
                            paste(node);
                            name(node, "Amara Obi");
                            press(node, "onboarding-next");
                            press(node, "onboarding-suggest");
                        }));
        pages.add(
                page(
                        "onboarding-3-joining",
                        small,
                        door -> door.opens(new CompletableFuture<Messenger>()),
                        OnboardingPages::join));
        for (Trouble trouble :
                List.of(
                        Trouble.RELAY_UNREACHABLE,
                        Trouble.RATE_LIMITED,
                        Trouble.REFUSED,
                        Trouble.PROFILE_EXISTS,
                        Trouble.PROFILE_READ_ONLY,
                        Trouble.DISK_FULL,
                        Trouble.INTERNAL)) {
            pages.add(
                    page(
                            "onboarding-3-join-" + word(trouble),
                            small,
                            door -> door.refuses(trouble),
                            OnboardingPages::join));
        }
        pages.add(
                page(
                        "onboarding-4-copied",
                        small,
                        _ -> {},
                        node -> {
                            join(node);
                            press(node, "kit-copy");
                        }));
        pages.add(
                page(
                        "onboarding-4-no-printer",
                        small,
                        _ -> {},
                        node -> {
                            join(node);
                            press(node, "kit-print");
                        }));
        pages.add(
                page(
                        "onboarding-4-check",
                        small,
                        _ -> {},
                        node -> {
                            join(node);
                            press(node, "kit-check");
                            List<TextField> fields = fields(node);
                            fields.get(0).setText(word(fields.get(0)));
                            fields.get(1).setText("willo");
                        }));
        pages.add(
                page(
                        "onboarding-4-checked",
                        small,
                        _ -> {},
                        node -> {
                            join(node);
                            press(node, "kit-check");
                            fields(node).forEach(field -> field.setText(word(field)));
                        }));
        pages.add(
                page(
                        "onboarding-1-unfinished",
                        small,
                        _ -> {},
                        _ -> {},
                        model -> model.unfinished(Trouble.INVITE_SPENT)));
        pages.add(
                new Picture(
                        "kit-reminder",
                        850,
                        140,
                        () ->
                                new Made(
                                        new StackPane(
                                                new KitReminderView(
                                                        new KitReminderViewModel(
                                                                house(),
                                                                Runnable::run,
                                                                NOW,
                                                                () -> {}))))));
        return pages;
    }

    private static Page passphrase(String name, String passphrase) {
        return page(
                "onboarding-3-" + name,
                new double[] {1000, 700},
                _ -> {},
                node -> {
                    paste(node);
                    name(node, "Amara Obi");
                    press(node, "onboarding-next");
                    hidden(node, "passphrase", passphrase);
                    press(node, "onboarding-next");
                });
    }

    private static Page page(
            String name, double[] size, Consumer<SampleEntrance> door, Consumer<Node> use) {
        return page(name, size, door, use, _ -> {});
    }

    private static Page page(
            String name,
            double[] size,
            Consumer<SampleEntrance> prepare,
            Consumer<Node> use,
            Consumer<OnboardingViewModel> before) {
        return new Picture(
                name,
                size[0],
                size[1],
                () -> {
                    var door = new SampleEntrance(Look.EMPTY, house());
                    prepare.accept(door);
                    var model =
                            new OnboardingViewModel(
                                    door,
                                    Runnable::run,
                                    () -> List.of(PASSPHRASE.split(" ")),
                                    OnboardingPages::kit,
                                    new Nowhere());
                    before.accept(model);
                    return new Made(
                            new OnboardingView(
                                    model,
                                    _ -> {},
                                    _ -> Paper.Printed.NO_PRINTER,
                                    (_, _) -> Optional.empty()),
                            use);
                });
    }

    private static SampleMessenger house() {
        return new SampleMessenger(NOW, "Amara Obi");
    }

    private static RecoveryKitViewModel kit(Messenger messenger) {
        return new RecoveryKitViewModel(
                messenger,
                new RecoveryKitViewModel.Tools(
                        Runnable::run, Runnable::run, _ -> {}, NOW, new Random(5)),
                new Times(NOW, Locale.UK),
                () -> {});
    }

    private static void paste(Node node) {
        type(node, "invite", LINK);
    }

    private static void name(Node node, String name) {
        press(node, "onboarding-next");
        type(node, "name", name);
        node.lookup("#onboarding-handle").requestFocus();
    }

    private static void choose(Node node) {
        paste(node);
        name(node, "Amara Obi");
        press(node, "onboarding-next");
        hidden(node, "passphrase", PASSPHRASE);
        hidden(node, "repeat", PASSPHRASE.substring(0, 16));
    }

    private static void join(Node node) {
        choose(node);
        hidden(node, "repeat", PASSPHRASE);
        press(node, "onboarding-next");
    }

    private static void type(Node node, String field, String text) {
        ((TextField) node.lookup("#onboarding-" + field)).setText(text);
    }

    private static void hidden(Node node, String field, String text) {
        ((PasswordField) node.lookup("#onboarding-" + field + " .password-field")).setText(text);
    }

    private static void press(Node node, String button) {
        ((Button) node.lookup("#" + button)).fire();
    }

    private static List<TextField> fields(Node node) {
        return node.lookupAll(".check-row .text-field").stream()
                .map(TextField.class::cast)
                .sorted((one, other) -> number(one) - number(other))
                .toList();
    }

    private static int number(TextField field) {
        return Integer.parseInt(field.getId().substring("kit-word-".length()));
    }

    private static String word(TextField field) {
        return house().kitWords().orElseThrow().get(number(field) - 1);
    }

    private static String word(Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class Nowhere implements OnboardingViewModel.Ways {
        @Override
        public void joined(Messenger messenger) {}

        @Override
        public void done() {}

        @Override
        public void openExisting() {}
    }
}
