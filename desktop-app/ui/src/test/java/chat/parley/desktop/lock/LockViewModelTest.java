package chat.parley.desktop.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.lock.LockViewModel.State;
import chat.parley.desktop.sample.SampleEntrance;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.Entrance.Look;
import chat.parley.engine.Messenger;
import chat.parley.engine.trouble.Trouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockViewModelTest {
    private final SampleMessenger messenger = new SampleMessenger(Clock.systemUTC(), "Amara Obi");
    private final List<String> ways = new ArrayList<>();

    @Test
    void thePassphraseOpens() {
        var entrance = new SampleEntrance(Look.PASSPHRASE, messenger);
        LockViewModel model = lock(entrance);
        assertEquals(State.PASSPHRASE, model.stateProperty().get());

        model.passphraseProperty().set("copper lantern");
        model.unlock();

        assertEquals(List.of("opened"), ways);
        assertEquals(List.of(Optional.of("copper lantern")), entrance.opened());
        assertEquals("", model.passphraseProperty().get());
    }

    @Test
    void theKeystoreOpensWithoutAWord() {
        var entrance = new SampleEntrance(Look.KEYSTORE, messenger);
        lock(entrance);

        assertEquals(List.of("opened"), ways);
        assertEquals(List.of(Optional.empty()), entrance.opened());
    }

    @Test
    void aKeystoreThatGivesNothingAsksForThePassphrase() {
        var entrance =
                new SampleEntrance(Look.KEYSTORE, messenger).refuses(Trouble.PASSPHRASE_MISSING);
        LockViewModel model = lock(entrance);

        assertEquals(State.PASSPHRASE, model.stateProperty().get());
        assertEquals("", model.refusalProperty().get());
    }

    @Test
    void aWrongPassphraseIsSaidUntilAnotherOneIsTyped() {
        LockViewModel model =
                lock(
                        new SampleEntrance(Look.PASSPHRASE, messenger)
                                .refuses(Trouble.PASSPHRASE_WRONG));
        model.passphraseProperty().set("copper lanter");
        model.unlock();

        assertEquals(State.PASSPHRASE, model.stateProperty().get());
        assertFalse(model.refusalProperty().get().isEmpty());
        assertEquals("copper lanter", model.passphraseProperty().get());

        model.passphraseProperty().set("copper lantern");
        assertEquals("", model.refusalProperty().get());
        model.unlock();
        assertEquals(List.of("opened"), ways);
    }

    @Test
    void nothingTypedIsSaidAndNotTried() {
        var entrance = new SampleEntrance(Look.PASSPHRASE, messenger);
        LockViewModel model = lock(entrance);
        model.unlock();

        assertFalse(model.refusalProperty().get().isEmpty());
        assertTrue(entrance.opened().isEmpty());
    }

    @Test
    void isNotOpenedTwiceAtATime() {
        var entrance =
                new SampleEntrance(Look.PASSPHRASE, messenger).opens(new CompletableFuture<>());
        LockViewModel model = lock(entrance);
        model.passphraseProperty().set("copper lantern");
        model.unlock();
        model.unlock();

        assertEquals(State.OPENING, model.stateProperty().get());
        assertEquals(1, entrance.opened().size());
    }

    @Test
    void aProfileThatIsOpenElsewhereIsSaidBeforeAnythingIsAskedFor() {
        var entrance = new SampleEntrance(Look.IN_USE, messenger);
        LockViewModel model = lock(entrance);

        assertEquals(State.PROBLEM, model.stateProperty().get());
        assertEquals(
                "Another Parley has this profile open",
                model.problemProperty().get().orElseThrow().title());
        model.again();

        assertTrue(entrance.opened().isEmpty());
        assertEquals(List.of("look again"), ways);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void noTroubleIsSaidByItsCode(Trouble trouble) {
        LockProblem problem = LockProblem.of(trouble, Texts.of(LockViewModel.class));

        for (String said : List.of(problem.title(), problem.kept(), problem.way())) {
            assertFalse(said.isBlank());
            assertFalse(said.contains(trouble.name()), said);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {
                "PROFILE_IN_USE",
                "PROFILE_DAMAGED",
                "PROFILE_READ_ONLY",
                "DISK_FULL",
                "RELAY_UNREACHABLE",
                "RELAY_KEY_WRONG",
                "UPGRADE_NEEDED",
                "INTERNAL"
            })
    void whatStandsInTheWayIsSaidAndCanBeTriedAgain(Trouble trouble) {
        LockViewModel model = lock(new SampleEntrance(Look.PASSPHRASE, messenger).refuses(trouble));
        model.passphraseProperty().set("copper lantern");
        model.unlock();

        assertEquals(State.PROBLEM, model.stateProperty().get());
        LockProblem problem = model.problemProperty().get().orElseThrow();
        assertFalse(problem.title().isEmpty());
        assertFalse(problem.kept().isEmpty());
        assertFalse(problem.way().isEmpty());

        model.again();
        assertEquals(List.of("opened"), ways);
    }

    @Test
    void theKeystoreIsTriedAgainWithoutAPassphrase() {
        var entrance = new SampleEntrance(Look.KEYSTORE, messenger).refuses(Trouble.PROFILE_IN_USE);
        LockViewModel model = lock(entrance);
        model.again();

        assertEquals(List.of(Optional.empty(), Optional.empty()), entrance.opened());
        assertEquals(List.of("opened"), ways);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"HANDLE_TAKEN", "INVITE_SPENT"})
    void anUnfinishedJoiningThatTheRelayRefusesLeadsBackToTheInvite(Trouble trouble) {
        LockViewModel model = lock(new SampleEntrance(Look.UNFINISHED, messenger).refuses(trouble));
        assertTrue(model.unfinished());
        model.passphraseProperty().set("copper lantern");
        model.unlock();

        assertEquals(List.of("join again: " + trouble), ways);
    }

    @Test
    void anInviteThatIsNotUsedIsSaid() {
        LockViewModel model = lock(new SampleEntrance(Look.PASSPHRASE, messenger));
        model.invited();

        assertFalse(model.noteProperty().get().isEmpty());
    }

    private LockViewModel lock(SampleEntrance entrance) {
        return new LockViewModel(
                entrance,
                entrance.look().join(),
                Runnable::run,
                new LockViewModel.Ways() {
                    @Override
                    public void opened(Messenger opened) {
                        ways.add("opened");
                    }

                    @Override
                    public void joinAgain(Trouble because) {
                        ways.add("join again: " + because);
                    }

                    @Override
                    public void lookAgain() {
                        ways.add("look again");
                    }
                });
    }
}
