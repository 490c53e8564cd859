package chat.parley.desktop.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.fx.FxThread;
import chat.parley.desktop.kit.ScreenTest;
import chat.parley.desktop.os.Paper;
import chat.parley.desktop.sample.SampleEntrance;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Fingerprint;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Entrance.Look;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.KitState;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

class OnboardingUiTest extends ScreenTest {
    private static final String LINK = SampleEntrance.INVITE.text();
    private static final String PASSPHRASE = "copper lantern";

    @TempDir Path folder;

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T09:14:00Z"), ZoneOffset.UTC);
    private final FxThread gate = new FxThread();
    private final SampleMessenger messenger = new SampleMessenger(clock, "Amara Obi");
    private final SampleEntrance entrance = new SampleEntrance(Look.EMPTY, messenger);
    private final List<String> ways = new ArrayList<>();
    private final List<String> clip = new ArrayList<>();
    private OnboardingViewModel model;
    private OnboardingView view;

    @Override
    protected List<Class<?>> rooms() {
        return List.of(OnboardingView.class);
    }

    @Override
    protected Parent content() {
        model =
                new OnboardingViewModel(
                        entrance,
                        gate,
                        () -> List.of("orbit", "velvet", "timber", "quartz", "anchor"),
                        this::kit,
                        new OnboardingViewModel.Ways() {
                            @Override
                            public void joined(Messenger joined) {
                                ways.add("joined");
                            }

                            @Override
                            public void done() {
                                ways.add("done");
                            }

                            @Override
                            public void openExisting() {
                                ways.add("open");
                            }
                        });
        view =
                new OnboardingView(
                        model,
                        clip::add,
                        _ -> Paper.Printed.NO_PRINTER,
                        (_, name) -> Optional.of(folder.resolve(name)));
        return view;
    }

    private RecoveryKitViewModel kit(Messenger of) {
        return new RecoveryKitViewModel(
                of,
                new RecoveryKitViewModel.Tools(
                        gate, Runnable::run, clip::add, clock, new Random(1)),
                new Times(clock, Locale.UK),
                () -> ways.add("done"));
    }

    @Test
    void leadsFromTheLinkToTheKitByKeyboardAlone() {
        fx(view::focus);
        assertTrue(focused("onboarding-invite"));
        paste(LINK);
        assertSays("Nordhafen Port Authority");
        assertSays("chat.nordhafen.example, port 443");
        assertSays(Fingerprint.of(SampleEntrance.INVITE.pin()));
        assertEverythingIsNamed();

        robot.type(KeyCode.ENTER);
        assertSays("How should colleagues see you?");
        robot.write("Amara Obi");
        assertEquals("amara.obi", ask(() -> find("onboarding-handle", TextField.class).getText()));
        assertEverythingIsNamed();

        robot.type(KeyCode.ENTER);
        assertSays("Choose a passphrase");
        assertSays("each time Parley starts");
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        assertTrue(focused("onboarding-repeat"));
        robot.write(PASSPHRASE);
        assertEverythingIsNamed();

        robot.type(KeyCode.ENTER);
        assertSays("Keep your recovery kit");
        assertEquals(List.of("joined"), ways);
        assertEquals(PASSPHRASE, entrance.joined().getFirst().passphrase());
        for (String word : messenger.kitWords().orElseThrow()) {
            assertSays(word);
        }
        assertEverythingIsNamed();

        press("kit-save");
        assertTrue(Files.exists(folder.resolve("parley-recovery-kit.pdf")));
        assertSays("Saved as parley-recovery-kit.pdf");

        press("kit-check");
        assertFalse(says("lantern"), "the words are still there while they are asked for");
        assertTrue(ask(() -> find("kit-finish", Button.class).isDisabled()));
        typeWords();
        press("kit-finish");

        assertEquals(List.of("joined", "done"), ways);
        assertEquals(KitState.SAVED, messenger.me().value().kit());
    }

    @Test
    void theWordsOfTheCheckStayOnTheWayBack() {
        join();
        press("kit-check");
        typeWords();
        press("kit-back");
        press("kit-check");

        assertFalse(ask(() -> find("kit-finish", Button.class).isDisabled()));
    }

    @Test
    void whereTheDesktopKeepsKeysThePassphraseIsSaidToBeRare() {
        fx(() -> model.passphrase().keystoreProperty().set(true));
        fx(view::focus);
        paste(LINK);
        robot.type(KeyCode.ENTER);
        paste("Amara Obi");
        robot.type(KeyCode.ENTER);

        assertSays("You need it rarely");
    }

    @Test
    void theKitCanWaitUntilTomorrow() {
        join();
        press("kit-tomorrow");

        assertEquals(List.of("joined", "done"), ways);
        assertEquals(KitState.UNSAVED, messenger.me().value().kit());
    }

    @Test
    void aWrongWordIsSaidAndNothingIsForgotten() {
        join();
        press("kit-check");
        robot.write("xyz");

        assertSays("This is not word");
        assertTrue(ask(() -> find("kit-finish", Button.class).isDisabled()));
        assertEquals(KitState.UNSAVED, messenger.me().value().kit());
        press("kit-back");
        assertSays("Keep your recovery kit");
    }

    @Test
    void withoutAPrinterThereIsAnotherWay() {
        join();
        press("kit-print");
        assertSays("This computer has no printer");
        press("kit-copy");
        assertEquals(String.join(" ", messenger.kitWords().orElseThrow()), clip.getFirst());
    }

    @Test
    void aBadLinkIsSaidInSightInASmallWindow() {
        resize(720, 520, 200);
        fx(view::focus);
        paste("https://chat.nordhafen.example");
        settle();

        assertTrue(inSight("onboarding-invite"));
        assertTrue(inSightSays("This is not an invite link"));
    }

    @Test
    void everyStepBeginsAtItsFieldInASmallWindow() {
        resize(720, 520, 200);
        fx(view::focus);
        settle();
        assertTrue(inSight("onboarding-invite"));
        paste(LINK);
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(inSight("onboarding-name"));
        robot.write("Amara Obi");
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(inSight("onboarding-passphrase"));
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        settle();
        assertTrue(inSightSays("Keep your recovery kit"));
    }

    @Test
    void theCardStaysWhereItIsFromStepToStep() {
        fx(view::focus);
        settle();
        double top = cardTop();
        paste(LINK);
        settle();
        assertEquals(top, cardTop());
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(top, cardTop());
        robot.write("Amara Obi");
        robot.type(KeyCode.ENTER);
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        robot.write(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        settle();
        assertEquals(top, cardTop());
        press("kit-copy");
        settle();
        assertEquals(top, cardTop());
    }

    private double cardTop() {
        return ask(() -> scene.lookup(".stage-card").localToScene(0, 0).getY());
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.nordhafen.example, This is not an invite link",
        "parley://join?relay=https%3A%2F%2Fchat, The link is cut off"
    })
    void aBadLinkIsSaidAtTheLink(String link, String words) {
        fx(view::focus);
        paste(link);

        assertSays(words);
        assertTrue(ask(() -> find("onboarding-next", Button.class).isDisabled()));
    }

    @ParameterizedTest
    @CsvSource({
        "RELAY_UNREACHABLE, chat.nordhafen.example does not answer",
        "UPGRADE_NEEDED, Parley and the relay do not fit together",
        "RATE_LIMITED, chat.nordhafen.example asks to wait",
        "INTERNAL, The relay could not be checked"
    })
    void whatKeepsTheRelayAwayIsSaidAndCanBeTriedAgain(Trouble trouble, String words) {
        entrance.previews(new ParleyException(trouble));
        fx(view::focus);
        paste(LINK);
        assertSays(words);
        assertTrue(ask(() -> find("onboarding-next", Button.class).isDisabled()));

        press("onboarding-again");
        assertSays("The relay answered with exactly this key");
    }

    @Test
    void aUsedInviteAsksForAnother() {
        entrance.previews(new ParleyException(Trouble.INVITE_SPENT));
        fx(view::focus);
        paste(LINK);

        assertSays("This invite is used up");
    }

    @Test
    void anotherKeyShowsBothFingerprintsAndNoWayOn() {
        Bytes seen = SampleMessenger.bytes("somebody", 32);
        entrance.previews(ParleyException.keyWrong(seen));
        fx(view::focus);
        paste(LINK);

        assertSays(Fingerprint.of(SampleEntrance.INVITE.pin()));
        assertSays(Fingerprint.of(seen));
        assertFalse(shows("onboarding-next"));
        press("onboarding-report");
        assertTrue(clip.getFirst().contains(Fingerprint.of(seen)));

        press("onboarding-another");
        assertTrue(focused("onboarding-invite"));
        assertEquals("", ask(() -> find("onboarding-invite", TextField.class).getText()));
    }

    @Test
    void aLongerWaitIsShownAndAShortOneIsNot() {
        var answer = new CompletableFuture<RelayPreview>();
        entrance.previews(answer);
        fx(view::focus);
        paste(LINK);
        assertFalse(says("Asking the relay who it is"));
        WaitForAsyncUtils.sleep(400, TimeUnit.MILLISECONDS);
        assertSays("Asking the relay who it is");

        answer.complete(SampleEntrance.RELAY);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(says("Asking the relay who it is"));
    }

    @Test
    void aTakenHandleIsSaidAtTheHandle() {
        entrance.refuses(Trouble.HANDLE_TAKEN);
        join();

        assertSays("Somebody has @amara.obi");
        assertTrue(focused("onboarding-handle"));
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("amara.o");
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER);

        assertSays("Keep your recovery kit");
        assertEquals("amara.o", entrance.joined().getLast().handle().value());
    }

    @ParameterizedTest
    @CsvSource({
        "RELAY_UNREACHABLE, Nordhafen Port Authority stopped answering",
        "RATE_LIMITED, Nordhafen Port Authority asks to wait",
        "REFUSED, Nordhafen Port Authority did not accept the invite",
        "UPGRADE_NEEDED, Parley and the relay do not fit together",
        "PROFILE_IN_USE, Another Parley has this profile open",
        "PROFILE_READ_ONLY, The profile folder cannot be written",
        "PROFILE_DAMAGED, A file of the profile is damaged",
        "DISK_FULL, The disk is full",
        "INTERNAL, Joining did not work"
    })
    void anInterruptedJoiningGoesOn(Trouble trouble, String words) {
        entrance.refuses(trouble);
        join();
        assertSays(words);

        robot.type(KeyCode.ENTER);
        assertSays("Keep your recovery kit");
    }

    @Test
    void aProfileThatIsThereIsOpened() {
        entrance.refuses(Trouble.PROFILE_EXISTS);
        join();
        assertSays("There is a profile on this computer already");

        press("onboarding-next");
        assertEquals(List.of("open"), ways);
    }

    @Test
    void weakPassphrasesAreSaidSoInWords() {
        fx(view::focus);
        paste(LINK);
        robot.type(KeyCode.ENTER);
        robot.write("Amara Obi");
        robot.type(KeyCode.ENTER);
        robot.write("amara1984");
        assertSays("your own name is tried first");
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("short");
        assertSays("Too short");
        press("onboarding-next");
        assertSays("At least 8 characters are needed");

        press("onboarding-suggest");
        assertSays("orbit velvet timber quartz anchor");
        assertSays("5 unrelated words");
        assertTrue(focused("onboarding-repeat"));
    }

    @Test
    void escapeGoesBackAndKeepsWhatWasEntered() {
        fx(view::focus);
        paste(LINK);
        robot.type(KeyCode.ENTER);
        robot.write("Amara");
        robot.type(KeyCode.ESCAPE);
        assertSays("Join your organisation");
        robot.type(KeyCode.ENTER);

        assertEquals("Amara", ask(() -> find("onboarding-name", TextField.class).getText()));
    }

    private void join() {
        fx(view::focus);
        paste(LINK);
        robot.type(KeyCode.ENTER);
        paste("Amara Obi");
        robot.type(KeyCode.ENTER);
        paste(PASSPHRASE);
        robot.type(KeyCode.ENTER);
        paste(PASSPHRASE);
        robot.type(KeyCode.ENTER);
    }

    private void typeWords() {
        List<String> words = messenger.kitWords().orElseThrow();
        for (int i = 0; i < 3; i++) {
            String id = ask(() -> scene.getFocusOwner().getId());
            robot.write(words.get(Integer.parseInt(id.substring("kit-word-".length())) - 1));
            assertEquals(id, ask(() -> scene.getFocusOwner().getId()), "the keyboard jumped");
            robot.type(KeyCode.TAB);
        }
    }
}
