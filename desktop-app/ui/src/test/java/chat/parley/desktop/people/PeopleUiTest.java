package chat.parley.desktop.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.kit.Dialog;
import chat.parley.desktop.kit.ScreenTest;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleUiTest extends ScreenTest {
    private final SampleMessenger messenger = new SampleMessenger(Clock.systemUTC(), "Amara Obi");
    private final ChatId luis =
            messenger.person("Luis Martín", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    private final List<String> ways = new ArrayList<>();
    private final List<String> clip = new ArrayList<>();
    private final StackPane window = new StackPane();
    private PersonView view;

    @Override
    protected List<Class<?>> rooms() {
        return List.of(PersonView.class);
    }

    @Override
    protected Parent content() {
        view =
                new PersonView(
                        new PersonViewModel(
                                messenger,
                                person(),
                                new FxThread(),
                                new Times(Clock.systemUTC(), Locale.UK),
                                new PersonViewModel.Ways() {
                                    @Override
                                    public void message(ChatId chat) {
                                        ways.add("message");
                                    }

                                    @Override
                                    public void verify(AccountId account) {
                                        compare();
                                    }

                                    @Override
                                    public void close() {
                                        ways.add("close");
                                    }
                                }));
        view.setMinWidth(340);
        window.getChildren().setAll(new HBox(view));
        return window;
    }

    private void compare() {
        var dialog = new AtomicReference<Dialog>();
        Runnable leave = () -> dialog.get().hide();
        var number =
                new SafetyNumberView(
                        new SafetyNumberViewModel(
                                messenger, person(), new FxThread(), clip::add, leave));
        dialog.set(new Dialog(number, leave));
        dialog.get().show(window, number::focus);
    }

    @Test
    void comparingVerifiesAndCanBeTakenBack() {
        assertSays("Not verified");
        assertEverythingIsNamed();
        fx(view::focus);
        robot.type(KeyCode.TAB, KeyCode.SPACE);
        assertSays("Verify Luis Martín");
        assertEverythingIsNamed();
        String digits = messenger.safetyNumber(luis.peer()).digits();
        for (int at = 0; at < digits.length(); at += 5) {
            assertSays(digits.substring(at, at + 5));
        }

        assertTrue(focused("safety-number-match"));
        robot.type(KeyCode.SPACE);
        assertEquals(Trust.VERIFIED, person().trust());
        assertSays("Luis Martín is verified");
        assertSays("Verified");

        press("safety-number-back");
        assertEquals(Trust.NOT_VERIFIED, person().trust());
        assertSays("Not verified");
        assertTrue(shows("safety-number-match"));
    }

    @ParameterizedTest
    @CsvSource({"1000, 700, 200", "720, 520, 200", "1000, 700, 150", "1000, 700, 100"})
    void nothingOfTheNumberIsEverCutOff(double width, double height, int percent) {
        resize(width, height, percent);
        fx(this::compare);
        settle();

        assertNothingIsElided();
        boolean whole = inSight("safety-number-match");
        assertEquals(whole, focused("safety-number-match"), "a decision is at the keyboard unseen");
        press("safety-number-close");
        assertFalse(shows("safety-number"));
    }

    @Test
    void afterDecidingTheKeyboardStaysInFrontAndEscapeLeadsBack() {
        press("person-verify");
        robot.type(KeyCode.SPACE);
        assertSays("Luis Martín is verified");
        assertTrue(focused("safety-number-back"));

        robot.type(KeyCode.ESCAPE);
        assertFalse(shows("safety-number"));
        assertTrue(focused("person-verify"));
    }

    @Test
    void differingWarnsAndKeepsThemUnverified() {
        messenger.trust(luis, Trust.VERIFIED);
        press("person-verify");
        assertSays("Luis Martín is verified");
        press("safety-number-back");
        press("safety-number-differ");

        assertSays("Somebody may be between you and Luis Martín");
        assertEquals(Trust.NOT_VERIFIED, person().trust());
        press("safety-number-copy");
        assertEquals(1, clip.size());

        robot.type(KeyCode.ESCAPE);
        assertFalse(shows("safety-number"));
    }

    @Test
    void aDecisionThatCannotBeKeptIsSaid() {
        press("person-verify");
        messenger.failsWith(Optional.of(Trouble.DISK_FULL));
        press("safety-number-match");

        assertSays("That could not be written down");
        assertTrue(shows("safety-number-match"));
    }

    @Test
    void anotherAccountBehindTheNameIsSaidLoudly() {
        fx(() -> messenger.trust(luis, Trust.RED));
        assertSays("This may not be Luis Martín");
        assertSays("Your earlier messages are safe");

        press("person-compare");
        assertSays("Verify Luis Martín");
    }

    @Test
    void devicesShowTheirSignature() {
        assertSays("Quay office, Windows");
        assertSays("removed, gets nothing");
        assertSays("2 active");
        assertSays("signed by their account key");
        messenger.failsWith(Optional.of(Trouble.RELAY_UNREACHABLE));
        fx(() -> messenger.trust(luis, Trust.RED));
        assertSays("The list of devices could not be read");
        assertFalse(says("signed by their account key"));
        assertFalse(says("active"));

        messenger.failsWith(Optional.empty());
        press("person-devices-again");
        assertSays("Quay office, Windows");
    }

    @Test
    void leadsToTheConversationAndAway() {
        press("person-message");
        press("person-close");

        assertEquals(List.of("message", "close"), ways);
    }

    private Person person() {
        return messenger.people().value().getFirst();
    }
}
