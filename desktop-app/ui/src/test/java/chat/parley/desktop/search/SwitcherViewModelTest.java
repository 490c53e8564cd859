package chat.parley.desktop.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Match;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitcherViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:14:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SampleMessenger messenger = new SampleMessenger(clock, "Amara Obi");
    private final ChatId luis =
            messenger.person(
                    "Luis Martín", Trust.NOT_VERIFIED, new Presence(true, Optional.empty()));
    private final ChatId anna = messenger.person("Anna Keller", Trust.VERIFIED, Presence.UNKNOWN);
    private final ChatId harriet =
            messenger.person("Harriet Lund", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    private final List<Object> done = new ArrayList<>();
    private final SwitcherViewModel model;

    SwitcherViewModelTest() {
        messenger.hears(luis, NOW.minusSeconds(60), "Crane 4 is booked");
        messenger.hears(anna, NOW.minusSeconds(30), "See you at\nthe gate");
        model =
                new SwitcherViewModel(
                        messenger,
                        Runnable::run,
                        new Times(clock, Locale.UK),
                        List.of(
                                new Command(
                                        Icon.SETTINGS,
                                        "Settings",
                                        "Go to",
                                        "preferences options",
                                        "Ctrl ,",
                                        () -> done.add("settings")),
                                new Command(
                                        Icon.PALETTE,
                                        "Harbour blue accent",
                                        "Settings, Appearance",
                                        "colour",
                                        "",
                                        () -> done.add("accent"))),
                        done::add,
                        () -> done.add("closed"));
    }

    @Test
    void offersTheNewestChatsAndCommandsBeforeAnythingIsTyped() {
        assertEquals(List.of("Chats", "Go to and do"), titles());
        assertEquals(
                List.of("Anna Keller", "Luis Martín", "Settings", "Harbour blue accent"), names());
        assertEquals("See you at the gate", model.rows().getFirst().detail());
    }

    @Test
    void findsChatsPeopleAndCommands() {
        model.queryProperty().set("har");

        assertEquals(List.of("People", "Go to and do"), titles());
        assertEquals(List.of("Harriet Lund", "Harbour blue accent"), names());
        assertEquals(List.of(new Match.Hit(0, 3)), model.rows().getFirst().titleHits().hits());
    }

    @Test
    void whoIsFoundByTheHandleIsShownWithIt() {
        model.queryProperty().set("luis.m");

        assertEquals("@luis.martín", model.rows().getFirst().detail());
        assertEquals(List.of(new Match.Hit(1, 7)), model.rows().getFirst().detailHits().hits());
    }

    @Test
    void aSignBeforeTheWordsChoosesTheKind() {
        model.queryProperty().set("@");
        assertEquals(List.of("People"), titles());
        assertEquals(3, model.rows().size());

        model.queryProperty().set(">set");
        assertEquals(List.of("Settings"), names());

        model.queryProperty().set("> options");
        assertEquals(List.of("Settings"), names());
    }

    @Test
    void walksRoundTheEnds() {
        model.move(-1);
        assertEquals(3, model.selectedProperty().get());
        model.move(1);
        assertEquals(0, model.selectedProperty().get());
        model.move(1);
        model.queryProperty().set("l");
        assertEquals(0, model.selectedProperty().get());
    }

    @Test
    void takesWhatIsSelectedAndCloses() {
        model.move(1);
        model.take();
        assertEquals(List.of("closed", luis), done);

        model.queryProperty().set("harriet");
        model.take();
        assertEquals(List.of("closed", luis, "closed", harriet), done);
    }

    @Test
    void nothingFoundTakesNothing() {
        model.queryProperty().set("zzz");
        assertTrue(model.rows().isEmpty());
        model.move(1);
        model.take();

        assertTrue(done.isEmpty());
    }

    private List<String> titles() {
        return model.groups().stream().map(SwitcherViewModel.Group::title).toList();
    }

    private List<String> names() {
        return model.rows().stream().map(SwitcherRow::title).toList();
    }
}
