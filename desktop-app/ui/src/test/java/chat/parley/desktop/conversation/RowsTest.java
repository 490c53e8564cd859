package chat.parley.desktop.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.sample.SampleTalk;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final SampleMessenger house = new SampleMessenger(SampleTalk.NOW, "Amara Obi");
    private final ChatId anna = house.person("Anna Keller", Trust.NOT_VERIFIED, Presence.UNKNOWN);

    @Test
    void aDayBeginsWithItsNameWhereThePersonIs() {
        hears("2026-11-23T22:30:00Z", "before midnight in Berlin");
        hears("2026-11-23T23:30:00Z", "after midnight in Berlin");

        assertEquals("day theirs day theirs", kinds(Optional.empty()));
    }

    @Test
    void neighboursOfOneAuthorStandTogether() {
        hears("2026-11-24T09:00:00Z", "one");
        hears("2026-11-24T09:01:00Z", "two");
        hears("2026-11-24T09:02:00Z", "three");

        assertEquals("day theirs> <theirs> <theirs", kinds(Optional.empty()));
    }

    @Test
    void anotherAuthorALongPauseAndANoteDivide() {
        hears("2026-11-24T09:00:00Z", "one");
        house.said(anna, at("2026-11-24T09:01:00Z"), DeliveryState.READ, "two");
        hears("2026-11-24T09:02:00Z", "three");
        hears("2026-11-24T09:30:00Z", "four");
        house.hears(anna, at("2026-11-24T09:31:00Z"), new What.DevicesChanged(1, 0));
        hears("2026-11-24T09:32:00Z", "five");

        assertEquals("day theirs mine theirs theirs note theirs", kinds(Optional.empty()));
    }

    @Test
    void theLineAboveWhatIsNewDividesNeighbours() {
        hears("2026-11-24T09:00:00Z", "old");
        hears("2026-11-24T09:01:00Z", "new");
        MessageRef first = house.chat(anna).messages().getLast().ref();

        assertEquals("day theirs new theirs", kinds(Optional.of(first)));
    }

    private String kinds(Optional<MessageRef> line) {
        List<Message> messages = house.chat(anna).messages();
        return String.join(
                " ",
                Rows.of(messages, line, SampleTalk.NOW.getZone()).stream()
                        .map(RowsTest::kind)
                        .toList());
    }

    private static String kind(Row row) {
        return switch (row) {
            case Row.Day _ -> "day";
            case Row.NewMessages _ -> "new";
            case Row.Note _ -> "note";
            case Row.Bubble said ->
                    (said.follows() ? "<" : "")
                            + (said.message().mine() ? "mine" : "theirs")
                            + (said.followed() ? ">" : "");
        };
    }

    private void hears(String moment, String text) {
        house.hears(anna, at(moment), text);
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }
}
