package chat.parley.desktop.gallery;

import chat.parley.desktop.gallery.Picture.Made;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.settings.SettingsView;
import chat.parley.desktop.settings.SettingsViewModel;
import chat.parley.desktop.settings.SettingsViewModel.Section;
import chat.parley.desktop.text.Times;
import chat.parley.desktop.theme.Theme;
import chat.parley.engine.trouble.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;

/** The settings, section by section. */
final class SettingsPages {
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-24T09:42:00Z"), ZoneId.of("Europe/Berlin"));

    private final Theme theme;

    SettingsPages(Theme theme) {
        this.theme = theme;
    }

    List<Page> all() {
        var pages = new ArrayList<Page>();
        for (Section section : Section.values()) {
            String name = "settings-" + section.name().toLowerCase(Locale.ROOT);
            pages.add(page(name, 936, 700, section, "Amara Obi", _ -> {}, _ -> {}));
            pages.add(page(name + "-wide", 1536, 1000, section, "Amara Obi", _ -> {}, _ -> {}));
        }
        pages.add(
                page(
                        "settings-account-saved",
                        936,
                        700,
                        Section.ACCOUNT,
                        "مريم يوسف",
                        house -> house.kitSaved().join(),
                        node -> press(node, "settings-export")));
        pages.add(
                page(
                        "settings-account-failed",
                        936,
                        1000,
                        Section.ACCOUNT,
                        "Maximiliane von Hohenstein-Waldburg zu Wolfegg und Waldsee",
                        house -> house.failsWith(Optional.of(Trouble.DISK_FULL)),
                        node -> press(node, "settings-export")));
        pages.add(
                page(
                        "settings-devices-unknown",
                        936,
                        700,
                        Section.DEVICES,
                        "Amara Obi",
                        house -> house.failsWith(Optional.of(Trouble.RELAY_UNREACHABLE)),
                        _ -> {}));
        pages.add(
                page(
                        "settings-licence",
                        936,
                        700,
                        Section.ABOUT,
                        "Amara Obi",
                        _ -> {},
                        node -> press(node, "settings-licence")));
        return pages;
    }

    private Page page(
            String name,
            double width,
            double height,
            Section section,
            String who,
            Consumer<SampleMessenger> prepare,
            Consumer<Node> use) {
        return new Picture(
                name,
                width,
                height,
                () -> {
                    var house = new SampleMessenger(NOW, who);
                    prepare.accept(house);
                    var model =
                            new SettingsViewModel(
                                    house,
                                    theme,
                                    new SettingsViewModel.Doors(
                                            Runnable::run,
                                            new Times(NOW, Locale.UK),
                                            _ -> {},
                                            () -> {}));
                    model.sectionProperty().set(section);
                    return new Made(
                            new SettingsView(
                                    model,
                                    (_, _) ->
                                            Optional.of(
                                                    Path.of(
                                                            "/home/amara/Documents",
                                                            "export.jsonl"))),
                            // in a small window a section is looked at once it is pressed
                            ((Consumer<Node>)
                                            node ->
                                                    press(
                                                            node,
                                                            "settings-"
                                                                    + section.name()
                                                                            .toLowerCase(
                                                                                    Locale.ROOT)))
                                    .andThen(use));
                });
    }

    private static void press(Node node, String button) {
        Node pressed = node.lookup("#" + button);
        pressed.requestFocus();
        ((ButtonBase) pressed).fire();
    }
}
