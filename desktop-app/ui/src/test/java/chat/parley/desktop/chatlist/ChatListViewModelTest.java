package chat.parley.desktop.chatlist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.desktop.chatlist.ChatListViewModel.Emptiness;
import chat.parley.desktop.chatlist.ChatListViewModel.Mode;
import chat.parley.desktop.chatlist.ListRow.Preview;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatListViewModelTest {
    private final Instant now = SampleTalk.NOW.instant();

    private final SampleMessenger house = new SampleMessenger(SampleTalk.NOW, "Amara Obi");
    private final List<ChatId> opened = new ArrayList<>();
    private ChatListViewModel model;
    private ChatId anna;
    private ChatId jose;
    private ChatId maryam;

    @BeforeEach
    void open() {
        Locale.setDefault(Locale.UK);
        anna =
                house.person(
                        "Anna Keller", Trust.NOT_VERIFIED, new Presence(true, Optional.of(now)));
        jose = house.person("José Martín", Trust.NOT_VERIFIED, Presence.UNKNOWN);
        maryam = house.person("مريم يوسف", Trust.NOT_VERIFIED, Presence.UNKNOWN);
        model =
                new ChatListViewModel(
                        house, Runnable::run, new Times(SampleTalk.NOW, Locale.UK), opened::add);
    }

    @Test
    void theNewestChatStandsFirst() {
        house.hears(anna, now.minusSeconds(60), "earlier");
        house.hears(jose, now, "later");
        assertEquals("José Martín, Anna Keller", names());

        house.hears(anna, now.plusSeconds(1), "latest");
        assertEquals("Anna Keller, José Martín", names());
    }

    @Test
    void theSecondLineSaysTheLatest() {
        house.hears(anna, "hello");
        assertEquals(new Preview.Said("hello", Optional.empty()), preview());

        house.said(anna, now, DeliveryState.DELIVERED, "hi");
        assertEquals(new Preview.Said("hi", Optional.of(DeliveryState.DELIVERED)), preview());

        house.types(anna, true);
        assertEquals(new Preview.Typing(), preview());

        house.types(anna, false);
        house.open(anna).draft("half a thought");
        assertEquals(new Preview.Draft("half a thought"), preview());

        model.openedProperty().set(Optional.of(anna));
        assertEquals(new Preview.Said("hi", Optional.of(DeliveryState.DELIVERED)), preview());
    }

    @Test
    void whatIsNoTextIsSaidInWords() {
        house.hears(anna, now, new What.Unreadable());

        assertEquals(new Preview.Notice("Message that cannot be opened yet"), preview());
    }

    @Test
    void theSearchFindsBeginningsOfWordsWhateverTheAccents() {
        house.hears(anna, "hello");
        house.hears(jose, "hola");

        search("MARTIN");
        assertEquals("[Chats], José Martín", names());

        search("kel an");
        assertEquals("[Chats], Anna Keller", names());

        search("eller");
        assertEquals("", names());
    }

    @Test
    void theSearchFindsHandlesAndOtherScripts() {
        search("@anna.k");
        assertEquals("[People], Anna Keller", names());

        search("يوس");
        assertEquals("[People], مريم يوسف", names());
    }

    @Test
    void peopleWithoutAChatStandBelow() {
        house.hears(jose, "hola");
        search("a");
        assertEquals("[People], Anna Keller", names());

        search("m");
        assertEquals("[Chats], José Martín", names());
    }

    @Test
    void theFirstHitOpensAndEndsTheSearch() {
        search("ann");

        model.openFirst();

        assertEquals(List.of(anna), opened);
        assertEquals("", model.queryProperty().get());
    }

    @Test
    void aNewChatBeginsWithEverybody() {
        house.hears(jose, "hola");

        model.begin();
        assertEquals(Mode.PEOPLE, model.modeProperty().get());
        assertEquals("Anna Keller, José Martín, مريم يوسف", names());
        assertEquals("@anna.keller · online", ((ListRow.Someone) model.rows().getFirst()).about());

        model.open(model.rows().getLast());
        assertEquals(List.of(maryam), opened);
        assertEquals(Mode.CHATS, model.modeProperty().get());
    }

    @Test
    void anEmptyListSaysWhy() {
        assertEquals(Emptiness.NO_CHATS, model.emptinessProperty().get());

        search("zz");
        assertEquals(Emptiness.NO_HITS, model.emptinessProperty().get());

        search("");
        house.hears(anna, "hello");
        assertEquals(Emptiness.NONE, model.emptinessProperty().get());
    }

    @Test
    void whoIsFirstLearnsIt() {
        var alone =
                new ChatListViewModel(
                        new SampleMessenger(SampleTalk.NOW, "Ada"),
                        Runnable::run,
                        new Times(SampleTalk.NOW, Locale.UK),
                        opened::add);

        assertEquals(Emptiness.NOBODY, alone.emptinessProperty().get());
    }

    private void search(String query) {
        model.queryProperty().set(query);
    }

    private Preview preview() {
        return ((ListRow.Chat) model.rows().getFirst()).preview();
    }

    private String names() {
        return String.join(
                ", ",
                model.rows().stream()
                        .map(
                                row ->
                                        switch (row) {
                                            case ListRow.Chat chat -> chat.peer().name();
                                            case ListRow.Someone one -> one.person().name();
                                            case ListRow.Group group -> "[" + group.title() + "]";
                                        })
                        .toList());
    }
}
