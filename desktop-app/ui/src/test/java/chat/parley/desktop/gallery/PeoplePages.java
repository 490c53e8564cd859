package chat.parley.desktop.gallery;

import chat.parley.desktop.gallery.Picture.Made;
import chat.parley.desktop.kit.Dialog;
import chat.parley.desktop.people.PersonView;
import chat.parley.desktop.people.PersonViewModel;
import chat.parley.desktop.people.SafetyNumberView;
import chat.parley.desktop.people.SafetyNumberViewModel;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/** A person's page, and comparing safety numbers. */
final class PeoplePages {
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-24T09:42:00Z"), ZoneId.of("Europe/Berlin"));
    private static final Presence HERE = new Presence(true, Optional.empty());
    private static final Presence SEEN =
            new Presence(false, Optional.of(Instant.parse("2026-11-23T16:20:00Z")));
    private static final String LONG = "Maximiliane von Hohenstein-Waldburg zu Wolfegg und Waldsee";

    private PeoplePages() {}

    static List<Page> all() {
        var pages = new ArrayList<Page>();
        pages.add(page("person", "Luis Martín", Trust.NOT_VERIFIED, HERE, Optional.empty()));
        pages.add(page("person-verified", "Anna Keller", Trust.VERIFIED, SEEN, Optional.empty()));
        pages.add(page("person-red", "Bo Winther", Trust.RED, Presence.UNKNOWN, Optional.empty()));
        pages.add(page("person-long", LONG, Trust.NOT_VERIFIED, SEEN, Optional.empty()));
        pages.add(page("person-arabic", "مريم يوسف", Trust.VERIFIED, HERE, Optional.empty()));
        pages.add(
                page(
                        "person-devices-unknown",
                        "Luis Martín",
                        Trust.NOT_VERIFIED,
                        HERE,
                        Optional.of(Trouble.RELAY_UNREACHABLE)));
        pages.add(
                page(
                        "person-devices-refused",
                        "Bo Winther",
                        Trust.RED,
                        HERE,
                        Optional.of(Trouble.PERSON_NOT_TRUSTED)));
        pages.add(verify("verify", 900, "Luis Martín", Trust.NOT_VERIFIED, _ -> {}));
        pages.add(verify("verify-narrow", 720, "Luis Martín", Trust.NOT_VERIFIED, _ -> {}));
        pages.add(verify("verify-match", 900, "Luis Martín", Trust.VERIFIED, _ -> {}));
        pages.add(
                verify(
                        "verify-differ",
                        900,
                        "Luis Martín",
                        Trust.NOT_VERIFIED,
                        node -> ((Button) node.lookup("#safety-number-differ")).fire()));
        pages.add(verify("verify-long", 900, LONG, Trust.NOT_VERIFIED, _ -> {}));
        pages.add(verify("verify-arabic", 900, "مريم يوسف", Trust.NOT_VERIFIED, _ -> {}));
        return pages;
    }

    private static Page page(
            String name, String who, Trust trust, Presence presence, Optional<Trouble> trouble) {
        return new Picture(
                name,
                340,
                700,
                () -> {
                    var house = new SampleMessenger(NOW, "Amara Obi");
                    Person person = somebody(house, who, trust, presence);
                    house.failsWith(trouble);
                    return new Made(
                            new PersonView(
                                    new PersonViewModel(
                                            house,
                                            person,
                                            Runnable::run,
                                            new Times(NOW, Locale.UK),
                                            new Nowhere())));
                });
    }

    private static Page verify(
            String name, double width, String who, Trust trust, Consumer<Node> use) {
        return new Picture(
                name,
                width,
                480,
                () -> {
                    var house = new SampleMessenger(NOW, "Amara Obi");
                    Person person = somebody(house, who, trust, HERE);
                    var view =
                            new SafetyNumberView(
                                    new SafetyNumberViewModel(
                                            house, person, Runnable::run, _ -> {}, () -> {}));
                    var window = new StackPane();
                    return new Made(
                            window,
                            ((Consumer<Node>)
                                            _ ->
                                                    new Dialog(view, () -> {})
                                                            .show(window, view::focus))
                                    .andThen(use));
                });
    }

    private static Person somebody(
            SampleMessenger house, String name, Trust trust, Presence presence) {
        house.person(name, trust, presence);
        return house.people().value().getFirst();
    }

    static final class Nowhere implements PersonViewModel.Ways {
        @Override
        public void message(ChatId chat) {}

        @Override
        public void verify(AccountId person) {}

        @Override
        public void close() {}
    }
}
