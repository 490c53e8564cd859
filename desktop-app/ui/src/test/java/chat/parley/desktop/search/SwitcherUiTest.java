package chat.parley.desktop.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.ScreenTest;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class SwitcherUiTest extends ScreenTest {
    private final SampleMessenger messenger = new SampleMessenger(Clock.systemUTC(), "Amara Obi");
    private final ChatId luis =
            messenger.person("Luis Martín", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    private final List<Object> done = new ArrayList<>();
    private SwitcherView view;

    @Override
    protected List<Class<?>> rooms() {
        return List.of(SwitcherView.class);
    }

    @Override
    protected Parent content() {
        for (int i = 1; i <= 20; i++) {
            messenger.person("Crane driver " + i, Trust.NOT_VERIFIED, Presence.UNKNOWN);
        }
        messenger.hears(luis, Instant.now(), "Crane 4 is booked");
        view =
                new SwitcherView(
                        new SwitcherViewModel(
                                messenger,
                                new FxThread(),
                                new Times(Clock.systemUTC(), Locale.UK),
                                List.of(
                                        new Command(
                                                Icon.SETTINGS,
                                                "Settings",
                                                "Go to",
                                                "preferences",
                                                "Ctrl ,",
                                                () -> done.add("settings"))),
                                done::add,
                                () -> done.add("closed")));
        return view;
    }

    @Test
    void goesToAChatByKeyboard() {
        fx(view::focus);
        robot.write("lu");
        assertSays("Crane 4 is booked");
        robot.type(KeyCode.ENTER);

        assertEquals(List.of("closed", luis), done);
    }

    @Test
    void doesACommandByKeyboard() {
        fx(view::focus);
        robot.write(">pref");
        assertSays("Settings");
        assertFalse(says("Luis Martín"));
        robot.type(KeyCode.ENTER);

        assertEquals(List.of("closed", "settings"), done);
    }

    @Test
    void theArrowsWalkAndWhatIsSelectedStaysInSight() {
        fx(view::focus);
        robot.write("@crane");
        robot.type(KeyCode.DOWN, 15);
        assertTrue(focused("switcher-field"));
        Node selected = ask(() -> scene.lookup(".row:selected"));
        Bounds row = ask(() -> selected.localToScene(selected.getLayoutBounds()));
        Bounds list =
                ask(
                        () -> {
                            Node scroll = scene.lookup(".found-scroll");
                            return scroll.localToScene(scroll.getLayoutBounds());
                        });

        assertTrue(list.contains(row), () -> row + " is not in " + list);
        assertTrue(ask(() -> scene.getFocusOwner().getAccessibleHelp()).contains("Crane driver"));
    }

    @Test
    void escapeAndAClickBesideCloseIt() {
        fx(view::focus);
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of("closed"), done);

        robot.clickOn(view.localToScreen(20, 20));
        assertEquals(List.of("closed", "closed"), done);
    }

    @Test
    void nothingFoundIsSaid() {
        fx(view::focus);
        robot.write("zzz");
        assertSays("Nothing found for “zzz”");
        assertEverythingIsNamed();
    }
}
