package chat.parley.desktop.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.onboarding.OnboardingViewModel.Step;
import chat.parley.desktop.sample.SampleEntrance;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Entrance.Look;
import chat.parley.engine.Messenger;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnboardingViewModelTest {
    private static final String PASSPHRASE = "copper lantern drifts past gate";

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T09:14:00Z"), ZoneOffset.UTC);
    private final SampleMessenger messenger = new SampleMessenger(clock, "Amara Obi");
    private final SampleEntrance entrance = new SampleEntrance(Look.EMPTY, messenger);
    private final List<String> ways = new ArrayList<>();
    private final OnboardingViewModel model =
            new OnboardingViewModel(
                    entrance,
                    Runnable::run,
                    () -> List.of("copper", "lantern", "drifts", "past", "gate"),
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

    private RecoveryKitViewModel kit(Messenger of) {
        return new RecoveryKitViewModel(
                of,
                new RecoveryKitViewModel.Tools(
                        Runnable::run, Runnable::run, _ -> {}, clock, new Random(1)),
                new Times(clock, Locale.UK),
                () -> ways.add("done"));
    }

    @Test
    void leadsFromTheLinkToTheKit() {
        model.invited("\n " + SampleEntrance.INVITE.text() + " ");
        assertInstanceOf(InviteState.Answered.class, model.invite().stateProperty().get());
        assertEquals(Optional.of("Nordhafen Port Authority"), model.organisation());

        model.next();
        model.name().nameProperty().set("Amara Obi");
        model.next();
        model.passphrase().passphraseProperty().set(PASSPHRASE);
        model.passphrase().repeatProperty().set(PASSPHRASE);
        model.next();

        assertEquals(Step.KIT, model.stepProperty().get());
        assertEquals(List.of("joined"), ways);
        SampleEntrance.Joined joined = entrance.joined().getFirst();
        assertEquals(SampleEntrance.INVITE, joined.link());
        assertEquals("Amara Obi", joined.name());
        assertEquals("amara.obi", joined.handle().value());
        assertEquals(PASSPHRASE, joined.passphrase());
        assertEquals("", model.passphrase().passphraseProperty().get());
    }

    @Test
    void anOrganisationThatNobodyNamedIsNotCalledLikeTheProgram() {
        entrance.previews(
                CompletableFuture.completedFuture(
                        new RelayPreview(
                                "Parley",
                                SampleEntrance.INVITE.relay(),
                                SampleEntrance.INVITE.pin())));
        model.invited(SampleEntrance.INVITE.text());

        assertEquals(Optional.empty(), model.organisation());
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void noTroubleIsSaidByItsCode(Trouble trouble) {
        JoinProblem problem =
                JoinProblem.of(trouble, Optional.empty(), Texts.of(OnboardingViewModel.class));

        assertFalse(problem.title().contains(trouble.name()), problem.title());
        assertFalse(problem.text().contains(trouble.name()), problem.text());
    }

    @Test
    void nothingGoesOnBeforeTheRelayShowedItsKey() {
        model.next();
        assertEquals(Step.INVITE, model.stepProperty().get());

        entrance.previews(new CompletableFuture<>());
        model.invited(SampleEntrance.INVITE.text());
        assertInstanceOf(InviteState.Asking.class, model.invite().stateProperty().get());
        model.next();

        assertEquals(Step.INVITE, model.stepProperty().get());
    }

    @Test
    void readsALinkOnlyAsAWhole() {
        String link = SampleEntrance.INVITE.text();

        model.invite().textProperty().set(link.substring(0, 8));
        assertInstanceOf(InviteState.Empty.class, model.invite().stateProperty().get());
        model.invite().textProperty().set(link.substring(0, link.length() - 3));
        assertInstanceOf(InviteState.CutOff.class, model.invite().stateProperty().get());
        model.invite().textProperty().set("https://chat.nordhafen.example");
        assertInstanceOf(InviteState.NotALink.class, model.invite().stateProperty().get());

        assertEquals(0, entrance.asked());
    }

    @Test
    void anotherKeyIsShownWithBothFingerprintsAndLeadsNowhere() {
        Bytes seen = SampleMessenger.bytes("somebody else", 32);
        entrance.previews(ParleyException.keyWrong(seen));
        model.invited(SampleEntrance.INVITE.text());

        assertEquals(
                new InviteState.OtherKey(
                        "chat.nordhafen.example", SampleEntrance.INVITE.pin(), Optional.of(seen)),
                model.invite().stateProperty().get());
        model.next();
        assertEquals(Step.INVITE, model.stepProperty().get());
    }

    @Test
    void anUnreachableRelayCanBeAskedAgain() {
        entrance.previews(new ParleyException(Trouble.RELAY_UNREACHABLE));
        model.invited(SampleEntrance.INVITE.text());
        assertInstanceOf(InviteState.Unreachable.class, model.invite().stateProperty().get());

        model.invite().again();

        assertInstanceOf(InviteState.Answered.class, model.invite().stateProperty().get());
    }

    @Test
    void aLateAnswerForAnotherLinkIsForgotten() {
        var late = new CompletableFuture<RelayPreview>();
        entrance.previews(late);
        model.invited(SampleEntrance.INVITE.text());
        model.invite().textProperty().set("");
        late.complete(SampleEntrance.RELAY);

        assertInstanceOf(InviteState.Empty.class, model.invite().stateProperty().get());
    }

    @Test
    void aTakenHandleIsSaidWhereItWasEntered() {
        entrance.refuses(Trouble.HANDLE_TAKEN);
        joinAs("Amara Obi");

        assertEquals(Step.NAME, model.stepProperty().get());
        assertFalse(model.name().handleProblemProperty().get().isEmpty());

        model.name().handleProperty().set("amara.o");
        model.next();
        model.next();

        assertEquals(Step.KIT, model.stepProperty().get());
        assertEquals("amara.o", entrance.joined().getLast().handle().value());
        assertEquals(PASSPHRASE, entrance.joined().getLast().passphrase());
    }

    @Test
    void aSpentInviteIsSaidAtTheInvite() {
        entrance.refuses(Trouble.INVITE_SPENT);
        joinAs("Amara Obi");

        assertEquals(Step.INVITE, model.stepProperty().get());
        assertInstanceOf(InviteState.Spent.class, model.invite().stateProperty().get());
        assertEquals("Amara Obi", model.name().nameProperty().get());
    }

    @Test
    void anotherPassphraseThanBeforeIsSaidAtThePassphrase() {
        entrance.refuses(Trouble.PASSPHRASE_WRONG);
        joinAs("Amara Obi");

        assertEquals(Step.PASSPHRASE, model.stepProperty().get());
        assertFalse(model.passphrase().problemProperty().get().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {
                "RELAY_UNREACHABLE",
                "RATE_LIMITED",
                "UPGRADE_NEEDED",
                "REFUSED",
                "PROFILE_IN_USE",
                "PROFILE_READ_ONLY",
                "PROFILE_DAMAGED",
                "DISK_FULL",
                "INTERNAL"
            })
    void whatInterruptsJoiningIsSaidAndJoiningGoesOn(Trouble trouble) {
        entrance.refuses(trouble);
        joinAs("Amara Obi");

        assertEquals(Step.JOINING, model.stepProperty().get());
        assertTrue(model.problemProperty().get().isPresent());

        model.next();

        assertEquals(Step.KIT, model.stepProperty().get());
        assertEquals(2, entrance.joined().size());
        assertEquals(entrance.joined().getFirst(), entrance.joined().getLast());
    }

    @Test
    void aProfileThatIsThereIsOpenedAndNotOverwritten() {
        entrance.refuses(Trouble.PROFILE_EXISTS);
        joinAs("Amara Obi");

        model.next();

        assertEquals(List.of("open"), ways);
        assertEquals(1, entrance.joined().size());
    }

    @Test
    void thereIsNoWayBackWhileJoining() {
        entrance.opens(new CompletableFuture<>());
        joinAs("Amara Obi");
        model.back();
        model.next();

        assertEquals(Step.JOINING, model.stepProperty().get());
        assertEquals(1, entrance.joined().size());
    }

    @Test
    void backKeepsWhatWasEntered() {
        model.invited(SampleEntrance.INVITE.text());
        model.next();
        model.name().nameProperty().set("Amara Obi");
        model.back();
        model.next();

        assertEquals("Amara Obi", model.name().nameProperty().get());
        assertEquals(1, entrance.asked());
    }

    @Test
    void aSavedKitNeedsNoLastStep() {
        messenger.kitSaved().join();
        joinAs("Amara Obi");

        assertEquals(List.of("joined", "done"), ways);
    }

    @Test
    void whoeverNeverGotAnAccountIsNotToldOfOne() {
        model.unfinished(Trouble.NO_PROFILE);

        assertEquals("", model.noteProperty().get());
    }

    @Test
    void whoeverWasHereBeforeIsToldWhyAgain() {
        model.unfinished(Trouble.INVITE_SPENT);

        assertFalse(model.noteProperty().get().isEmpty());
    }

    private void joinAs(String name) {
        model.invited(SampleEntrance.INVITE.text());
        model.next();
        model.name().nameProperty().set(name);
        model.next();
        model.passphrase().passphraseProperty().set(PASSPHRASE);
        model.passphrase().repeatProperty().set(PASSPHRASE);
        model.next();
    }
}
