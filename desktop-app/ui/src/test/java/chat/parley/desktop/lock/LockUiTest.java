package chat.parley.desktop.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.kit.ScreenTest;
import chat.parley.desktop.sample.SampleEntrance;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.engine.Entrance.Look;
import chat.parley.engine.Messenger;
import chat.parley.engine.trouble.Trouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

class LockUiTest extends ScreenTest {
    private final SampleMessenger messenger = new SampleMessenger(Clock.systemUTC(), "Amara Obi");
    private final SampleEntrance entrance = new SampleEntrance(Look.PASSPHRASE, messenger);
    private final List<String> ways = new ArrayList<>();
    private LockView view;

    @Override
    protected List<Class<?>> rooms() {
        return List.of(LockView.class);
    }

    @Override
    protected Parent content() {
        view =
                new LockView(
                        new LockViewModel(
                                entrance,
                                Look.PASSPHRASE,
                                new FxThread(),
                                new LockViewModel.Ways() {
                                    @Override
                                    public void opened(Messenger opened) {
                                        ways.add("opened");
                                    }

                                    @Override
                                    public void joinAgain(Trouble because) {
                                        ways.add("join again");
                                    }

                                    @Override
                                    public void lookAgain() {
                                        ways.add("look again");
                                    }
                                }));
        return view;
    }

    @Test
    void aWrongPassphraseIsSaidAndWrittenOver() {
        entrance.refuses(Trouble.PASSPHRASE_WRONG);
        fx(view::focus);
        assertSays("Open your profile");
        assertEverythingIsNamed();
        robot.write("copper lanter");
        robot.type(KeyCode.ENTER);

        assertSays("That is not the passphrase");
        assertTrue(focused("lock-passphrase"));
        robot.write("copper lantern");
        assertFalse(says("That is not the passphrase"));
        robot.type(KeyCode.ENTER);

        assertEquals(List.of("opened"), ways);
        assertEquals(Optional.of("copper lantern"), entrance.opened().getLast());
    }

    @Test
    void aWrongPassphraseIsSaidInSightInASmallWindow() {
        resize(720, 520, 200);
        entrance.refuses(Trouble.PASSPHRASE_WRONG);
        fx(view::focus);
        robot.write("copper lanter");
        robot.type(KeyCode.ENTER);
        settle();

        assertTrue(inSightSays("That is not the passphrase"));
        assertTrue(inSight("lock-passphrase"));
    }

    @Test
    void theWayOnFromAProblemCanBeReachedInASmallWindow() {
        resize(720, 520, 200);
        entrance.refuses(Trouble.RELAY_KEY_WRONG);
        fx(view::focus);
        robot.write("copper lantern");
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(inSightSays("This is not the relay you were invited to"));

        var scroll = ask(() -> (ScrollPane) scene.lookup(".middle"));
        fx(() -> scroll.setVvalue(1));
        settle();
        assertTrue(inSight("lock-again"));
    }

    @ParameterizedTest
    @CsvSource({
        "PROFILE_IN_USE, Another Parley has this profile open",
        "PROFILE_DAMAGED, A file of this profile is damaged",
        "PROFILE_READ_ONLY, The profile folder cannot be written",
        "DISK_FULL, The disk is full",
        "RELAY_UNREACHABLE, The relay does not answer",
        "RELAY_KEY_WRONG, This is not the relay you were invited to",
        "UPGRADE_NEEDED, This Parley is too old",
        "RATE_LIMITED, The relay asks to wait",
        "REFUSED, The relay did not accept the invite",
        "INTERNAL, The profile did not open"
    })
    void whatStandsInTheWayIsSaidAndCanBeTriedAgain(Trouble trouble, String words) {
        entrance.refuses(trouble);
        fx(view::focus);
        robot.write("copper lantern");
        robot.type(KeyCode.ENTER);

        assertSays(words);
        assertTrue(shows("lock-problem"));
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("opened"), ways);
    }

    @Test
    void aLongerWaitIsShown() {
        entrance.opens(new CompletableFuture<>());
        fx(view::focus);
        robot.write("copper lantern");
        press("lock-open");
        WaitForAsyncUtils.sleep(400, TimeUnit.MILLISECONDS);

        assertSays("Opening your profile");
    }
}
