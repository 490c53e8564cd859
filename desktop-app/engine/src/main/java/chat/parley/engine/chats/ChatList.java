package chat.parley.engine.chats;

import chat.parley.engine.account.Persons;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.ParleyException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of chats: each with its newest message and what is unread. On the lane, but for looking. */
final class ChatList {
    private static final Comparator<ChatSummary> NEWEST_FIRST =
            Comparator.comparing(
                            (ChatSummary summary) ->
                                    summary.last().map(Message::sentAt).orElse(Instant.MAX))
                    .reversed()
                    .thenComparing(ChatSummary::chat);

    private final Ledger ledger;
    private final Reading reading;
    private final Persons persons;
    private final Typing typing;
    private final Drafts drafts;
    private final Map<ChatId, Row> rows = new HashMap<>();
    private final MutableState<List<ChatSummary>> summaries = new MutableState<>(List.of());

    /** What is known of a chat. */
    private record Row(Optional<Shown> last, int unread) {
        static final Row NONE = new Row(Optional.empty(), 0);
    }

    ChatList(Ledger ledger, Reading reading, Persons persons, Typing typing, Drafts drafts) {
        this.ledger = ledger;
        this.reading = reading;
        this.persons = persons;
        this.typing = typing;
        this.drafts = drafts;
    }

    State<List<ChatSummary>> summaries() {
        return summaries;
    }

    /** Whether something was ever said in {@code chat}. */
    boolean begun(ChatId chat) {
        return rows.getOrDefault(chat, Row.NONE).last().isPresent();
    }

    /** Reads all chats. */
    void load() throws ParleyException {
        for (ChatId chat : ledger.read(ChatStore::chats)) {
            drafts.load(chat);
            rows.put(chat, new Row(newest(chat), unread(chat)));
        }
        publish();
    }

    /** Something changed in {@code chat}. */
    void touched(ChatId chat, Touched.InChat changes) throws ParleyException {
        Optional<Shown> last = rows.getOrDefault(chat, Row.NONE).last();
        boolean inTheHand =
                changes.messages().values().stream().allMatch(Optional::isPresent)
                        && last.map(shown -> shown.key().ref())
                                .filter(changes.messages()::containsKey)
                                .isEmpty();
        Optional<Shown> newest = inTheHand ? newest(last, changes) : newest(chat);
        rows.put(chat, new Row(newest, unread(chat)));
    }

    private static Optional<Shown> newest(Optional<Shown> last, Touched.InChat changes) {
        Optional<Shown> newest = last;
        for (Optional<Shown> made : changes.messages().values()) {
            if (made.isPresent()
                    && (newest.isEmpty() || made.get().key().compareTo(newest.get().key()) > 0)) {
                newest = made;
            }
        }
        return newest;
    }

    private Optional<Shown> newest(ChatId chat) throws ParleyException {
        List<ChatStore.Row> page = ledger.read(tx -> ChatStore.page(tx, chat, Optional.empty(), 1));
        return page.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        reading.shown(page.getFirst(), rows.getOrDefault(chat, Row.NONE).last()));
    }

    private int unread(ChatId chat) throws ParleyException {
        return ledger.read(tx -> ChatStore.unread(tx, chat));
    }

    /** Shows the list as it is now. */
    void publish() {
        summaries.set(
                Stream.concat(rows.keySet().stream(), drafts.chats().stream())
                        .distinct()
                        .map(this::summary)
                        .filter(summary -> summary.last().isPresent() || !summary.draft().isBlank())
                        .sorted(NEWEST_FIRST)
                        .toList());
    }

    private ChatSummary summary(ChatId chat) {
        Row row = rows.getOrDefault(chat, Row.NONE);
        return new ChatSummary(
                chat,
                persons.person(chat.peer()),
                row.last().map(Shown::message),
                row.unread(),
                typing.types(chat),
                drafts.text(chat));
    }
}
