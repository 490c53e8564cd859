package chat.parley.desktop.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.sample.ManualDelay;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.ConversationState.Stage;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationViewModelTest {
    private final Instant earlier = SampleTalk.NOW.instant().minus(Duration.ofMinutes(30));

    private final SampleMessenger house = new SampleMessenger(SampleTalk.NOW, "Amara Obi");
    private final ChatId anna = house.person("Anna Keller", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    private final ManualDelay delay = new ManualDelay();
    private final List<String> opened = new ArrayList<>();

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.UK);
    }

    @Test
    void whatComesIntoAnEmptyConversationIsNewFromTheFirstMessage() {
        ConversationViewModel model = open();

        house.hears(anna, earlier, "one");
        house.hears(anna, earlier.plusSeconds(1), "two");
        house.hears(anna, earlier.plusSeconds(2), "three");

        assertEquals(
                List.of(Row.Day.class, Row.NewMessages.class, Row.Bubble.class),
                model.rows().stream().limit(3).map(item -> item.row().getClass()).toList());
    }

    @Test
    void withoutAConnectionNobodyIsSaidToBeThere() {
        house.online(anna, true);
        house.types(anna, true);
        ConversationViewModel model = open();

        model.connectedProperty().set(false);

        assertEquals("last seen today at 10:42", model.presenceProperty().get());
        assertEquals("", model.typingProperty().get());
        assertFalse(model.peerProperty().get().presence().online());
    }

    @Test
    void oneRowIsTheLast() {
        ConversationViewModel model = open();
        house.hears(anna, earlier, "one");
        house.hears(anna, earlier.plusSeconds(1), "two");

        assertEquals(
                List.of(model.rows().getLast()),
                model.rows().stream().filter(item -> item.lastProperty().get()).toList());
    }

    @Test
    void presenceIsSaidInWords() {
        ConversationViewModel model = open();
        assertEquals("", model.presenceProperty().get());

        house.online(anna, true);
        assertEquals("online", model.presenceProperty().get());

        house.online(anna, false);
        assertEquals("last seen today at 10:42", model.presenceProperty().get());
    }

    @Test
    void typingIsSaidWithTheName() {
        ConversationViewModel model = open();

        house.types(anna, true);
        assertEquals("Anna Keller is typing…", model.typingProperty().get());

        house.types(anna, false);
        assertEquals("", model.typingProperty().get());
    }

    @Test
    void nothingCountsAsReadWhileNobodyLooks() {
        house.hears(anna, "hello");
        ConversationViewModel model = open();

        model.visible(1, true);

        assertEquals(Optional.empty(), house.chat(anna).readUpTo());
    }

    @Test
    void whatIsVisibleIsReadOnceSomebodyLooks() {
        house.hears(anna, earlier, "one");
        house.hears(anna, earlier, "two");
        house.hears(anna, earlier, "three");
        ConversationViewModel model = open();
        model.visible(2, false);

        model.watchedProperty().set(true);
        assertEquals(Optional.of(ref(1)), house.chat(anna).readUpTo());

        model.visible(3, true);
        assertEquals(Optional.of(ref(2)), house.chat(anna).readUpTo());
    }

    @Test
    void readingNeverGoesBack() {
        house.hears(anna, earlier, "one");
        house.hears(anna, earlier, "two");
        ConversationViewModel model = open();
        model.watchedProperty().set(true);
        model.visible(2, true);

        model.visible(1, false);

        assertEquals(Optional.of(ref(1)), house.chat(anna).readUpTo());
    }

    @Test
    void theListOpensAtTheLine() {
        house.hears(anna, earlier, "old");
        house.hears(anna, earlier, "new");
        house.chat(anna).unread(1);

        ConversationViewModel model = open();

        assertEquals(new Row.NewMessages(), model.rows().get(model.opensAt()).row());
    }

    @Test
    void whoAnswersHasSeenWhatWasNew() {
        house.hears(anna, earlier, "new");
        house.chat(anna).unread(1);
        ConversationViewModel model = open();
        assertTrue(hasLine(model));

        house.said(anna, SampleTalk.NOW.instant(), DeliveryState.PENDING, "answer");

        assertFalse(hasLine(model));
        assertEquals(1, model.jumpsProperty().get());
    }

    @Test
    void whatComesWhileNobodyLooksBeginsBelowALine() {
        house.hears(anna, earlier, "seen");
        ConversationViewModel model = open();
        model.watchedProperty().set(true);
        model.visible(1, true);

        house.hears(anna, "seen as it came");
        assertFalse(hasLine(model));
        model.visible(2, true);

        model.watchedProperty().set(false);
        house.hears(anna, "unseen");
        assertTrue(hasLine(model));
        assertEquals(new Row.NewMessages(), model.rows().get(model.rows().size() - 2).row());
    }

    @Test
    void theLineStaysAboveTheFirstUnseenMessage() {
        house.hears(anna, earlier, "seen");
        ConversationViewModel model = open();
        model.watchedProperty().set(true);
        model.visible(1, true);
        model.watchedProperty().set(false);

        house.hears(anna, "first");
        house.hears(anna, "second");

        assertEquals(new Row.NewMessages(), model.rows().get(model.rows().size() - 3).row());
    }

    @Test
    void whatLiesBelowTheScreenIsCounted() {
        house.hears(anna, earlier, "one");
        house.hears(anna, earlier, "two");
        ConversationViewModel model = open();
        model.visible(1, false);
        assertEquals(1, model.belowProperty().get());
        assertTrue(model.awayProperty().get());

        house.hears(anna, "three");
        assertEquals(2, model.belowProperty().get());

        model.visible(3, true);
        assertEquals(0, model.belowProperty().get());
        assertFalse(model.awayProperty().get());
    }

    @Test
    void earlierMessagesComeWhenAskedFor() {
        SampleTalk.fill(house, anna, 100);
        house.showNewest(anna, 20);
        ConversationViewModel model = open();
        int before = model.rows().size();

        model.loadEarlier();

        assertTrue(model.rows().size() >= before + 60);
        assertFalse(model.loadingProperty().get());
    }

    @Test
    void aLinkOpensOnlyOnceThePersonAgrees() {
        house.hears(anna, "https://harbour.example/tides");
        ConversationViewModel model = open();

        model.ask(ref(0), "https://harbour.example/tides");
        assertEquals(List.of(), opened);
        assertEquals(
                "harbour.example", model.questionProperty().get().orElseThrow().address().host());

        model.open();
        assertEquals(List.of("https://harbour.example/tides"), opened);
        assertEquals(Optional.empty(), model.questionProperty().get());
    }

    @Test
    void whoLeavesTheQuestionOpensNothing() {
        house.hears(anna, "https://harbour.example/tides");
        ConversationViewModel model = open();
        model.ask(ref(0), "https://harbour.example/tides");

        model.leave();
        model.open();

        assertEquals(List.of(), opened);
    }

    @Test
    void theWayOfAMessageIsToldStepByStep() {
        house.said(anna, earlier, DeliveryState.ACCEPTED, "on its way");
        ConversationViewModel model = open();

        assertEquals(
                List.of(
                        "Written: today at 10:12",
                        "Sent: today at 10:12",
                        "Delivered: not yet",
                        "Read: not yet"),
                model.facts(house.chat(anna).messages().getFirst()).stream()
                        .map(fact -> fact.name() + ": " + fact.value())
                        .toList());
    }

    @Test
    void earlierMessagesAreNoNews() {
        SampleTalk.fill(house, anna, 100);
        house.showNewest(anna, 20);
        ConversationViewModel model = open();

        model.loadEarlier();

        assertFalse(hasLine(model));
        assertEquals(0, model.jumpsProperty().get());
    }

    @Test
    void whatOpensAtOnceShowsNoSignOfIt() {
        house.hears(anna, "hello");
        house.chat(anna).stage(new Stage.Loading());
        ConversationViewModel model = open();
        List<String> flicker = new ArrayList<>();
        model.openingProperty().subscribe(now -> flicker.add("opening " + now));
        model.emptyProperty().subscribe(now -> flicker.add("empty " + now));

        delay.pass(ConversationViewModel.AT_ONCE.minusMillis(1));
        house.chat(anna).stage(new Stage.Ready());
        delay.pass(Duration.ofMinutes(1));

        assertEquals(List.of("opening false", "empty false"), flicker);
        assertFalse(model.rows().isEmpty());
    }

    @Test
    void whatOpensSlowlySaysSoUntilItIsThere() {
        house.hears(anna, "hello");
        house.chat(anna).unread(1);
        house.chat(anna).stage(new Stage.Loading());
        ConversationViewModel model = open();
        assertEquals("Anna Keller", model.peerProperty().get().name());

        delay.pass(ConversationViewModel.AT_ONCE);
        assertTrue(model.openingProperty().get());
        assertFalse(model.emptyProperty().get());

        house.chat(anna).stage(new Stage.Ready());
        assertFalse(model.openingProperty().get());
        assertTrue(hasLine(model));
    }

    @Test
    void nobodyIsGreetedBeforeItIsKnownThatNothingWasSaid() {
        house.chat(anna).stage(new Stage.Loading());
        ConversationViewModel model = open();
        assertFalse(model.emptyProperty().get());

        house.chat(anna).stage(new Stage.Ready());
        assertTrue(model.emptyProperty().get());
    }

    @Test
    void whatCannotBeShownSaysWhy() {
        house.chat(anna).stage(new Stage.Loading());
        ConversationViewModel model = open();
        delay.pass(Duration.ofSeconds(1));

        house.chat(anna).stage(new Stage.Failed(Trouble.PROFILE_DAMAGED));

        assertEquals(Optional.of(Trouble.PROFILE_DAMAGED), model.failedProperty().get());
        assertFalse(model.openingProperty().get());
        assertFalse(model.emptyProperty().get());
    }

    private ConversationViewModel open() {
        Conversation conversation = house.open(anna);
        return new ConversationViewModel(
                conversation,
                Runnable::run,
                delay,
                new Times(SampleTalk.NOW, Locale.UK),
                SampleTalk.NOW.getZone(),
                opened::add);
    }

    private MessageRef ref(int index) {
        return house.chat(anna).messages().get(index).ref();
    }

    private static boolean hasLine(ConversationViewModel model) {
        return model.rows().stream().anyMatch(item -> item.row() instanceof Row.NewMessages);
    }
}
