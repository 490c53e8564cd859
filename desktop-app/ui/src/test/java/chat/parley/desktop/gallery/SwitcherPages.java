package chat.parley.desktop.gallery;

import chat.parley.desktop.gallery.Picture.Made;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.search.SwitcherView;
import chat.parley.desktop.search.SwitcherViewModel;
import chat.parley.desktop.shell.ShellViewModel;
import chat.parley.desktop.shell.WindowCommands;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/** The switcher over the dimmed window. */
final class SwitcherPages {
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-24T09:42:00Z"), ZoneId.of("Europe/Berlin"));

    private SwitcherPages() {}

    static List<Page> all() {
        return List.of(
                page("switcher", 1000, 700, ""),
                page("switcher-found", 1000, 700, "har"),
                page("switcher-handle", 1000, 700, "hohen"),
                page("switcher-people", 1000, 700, "@"),
                page("switcher-commands", 1600, 1000, ">"),
                page("switcher-nothing", 1000, 700, "zzz"),
                page("switcher-small", 720, 520, "@"));
    }

    private static Page page(String name, double width, double height, String query) {
        return new Picture(
                name,
                width,
                height,
                () -> {
                    var view = new SwitcherView(model());
                    var dimmed = new StackPane(view);
                    dimmed.getStyleClass().add("gallery-dimmed");
                    return new Made(
                            dimmed,
                            node -> {
                                view.focus();
                                var field = (TextField) node.lookup("#switcher-field");
                                field.setText(query);
                                field.end();
                            });
                });
    }

    private static SwitcherViewModel model() {
        var house = new SampleMessenger(NOW, "Amara Obi");
        Presence here = new Presence(true, Optional.empty());
        Presence seen = new Presence(false, Optional.of(Instant.parse("2026-11-23T16:20:00Z")));
        ChatId anna = house.person("Anna Keller", Trust.VERIFIED, here);
        ChatId luis = house.person("Luis Martín", Trust.NOT_VERIFIED, seen);
        ChatId maryam = house.person("مريم يوسف", Trust.VERIFIED, here);
        house.person("Harriet Lund", Trust.NOT_VERIFIED, seen);
        house.person("Richard Harding", Trust.NOT_VERIFIED, Presence.UNKNOWN);
        house.person("Tom 🚢 Petersen", Trust.NOT_VERIFIED, here);
        house.person(
                "Maximiliane von Hohenstein-Waldburg zu Wolfegg und Waldsee",
                Trust.NOT_VERIFIED,
                seen);
        for (int i = 1; i < 8; i++) {
            house.person("Crane driver " + i, Trust.NOT_VERIFIED, Presence.UNKNOWN);
        }
        house.hears(
                luis, NOW.instant().minusSeconds(900), "We start with the stern line anyway 😅");
        house.hears(maryam, NOW.instant().minusSeconds(600), "شكرا جزيلا، وصلت الوثائق");
        house.hears(
                anna,
                NOW.instant().minusSeconds(120),
                "Perfect. Can you book crane 4 for 14:00? And please keep the lane free until then");
        return new SwitcherViewModel(
                house,
                Runnable::run,
                new Times(NOW, Locale.UK),
                WindowCommands.of(new ShellViewModel(house, Runnable::run), () -> {}, _ -> {}),
                _ -> {},
                () -> {});
    }
}
