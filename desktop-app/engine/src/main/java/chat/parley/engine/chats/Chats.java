package chat.parley.engine.chats;

import chat.parley.engine.account.Persons;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.delivery.Delivery;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.observe.State;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.LaneTimer;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All conversations: what people open, say and read. What was folded is shown right after the
 * transaction that made it durable. Its state lives on the lane.
 */
public final class Chats {
    private static final Logger LOG = LoggerFactory.getLogger(Chats.class);

    /** What a conversation shows when it is opened. */
    static final int PAGE = 100;

    private static final int RECEIPTS = 128;

    private final Lane lane;
    private final Ledger ledger;
    private final Delivery delivery;
    private final Folding folding;
    private final Reading reading;
    private final Typing typing;
    private final Persons persons;
    private final BooleanSupplier tellReading;
    private final Drafts drafts;
    private final ChatList list;
    private final Export export;
    private final List<OpenConversation> open = new ArrayList<>();

    /**
     * Conversations over what {@code folding} makes of what {@code delivery} brings.
     *
     * @param tellReading whether authors are told that I read
     */
    public Chats(
            Lane lane,
            Ledger ledger,
            Delivery delivery,
            Folding folding,
            Persons persons,
            BooleanSupplier tellReading,
            LaneTimer timer,
            Clock clock) {
        this.lane = lane;
        this.ledger = ledger;
        this.delivery = delivery;
        this.folding = folding;
        this.reading = folding.reading();
        this.typing = folding.typing();
        this.persons = persons;
        this.tellReading = tellReading;
        this.drafts = new Drafts(ledger, timer, clock, this::publish);
        this.list = new ChatList(ledger, reading, persons, typing, drafts);
        this.export = new Export(ledger, reading);
    }

    /** Loads the list, once the ledger is open. On the lane. */
    public void begin() throws ParleyException {
        folding.gaps().begin();
        list.load();
        folding.touches().watch(this::show);
        typing.watch(this::showTyping);
        delivery.stopped().subscribe(stopped -> peopleChanged());
    }

    /** Chats with at least one message or a draft, newest first. */
    public State<List<ChatSummary>> summaries() {
        return list.summaries();
    }

    // what people do

    /** Opens a conversation, at once; its state says when its newest messages are there. */
    public Conversation open(ChatId id) {
        return new OpenConversation(
                this,
                id,
                ConversationState.loading(persons.person(id.peer()), stopped(id)),
                this::loading);
    }

    private CompletableFuture<Void> loading(OpenConversation conversation) {
        CompletableFuture<Void> loaded = lane.call(() -> loaded(conversation));
        return loaded.whenComplete(
                (nothing, failure) -> {
                    if (failure != null) {
                        conversation.failed(
                                failure instanceof ParleyException expected
                                        ? expected.trouble()
                                        : Trouble.INTERNAL);
                    }
                });
    }

    private @Nullable Void loaded(OpenConversation conversation) throws ParleyException {
        ChatId id = conversation.chat();
        open.add(conversation);
        conversation.peer(persons.person(id.peer()), stopped(id));
        load(conversation, Optional.empty(), PAGE);
        conversation.begin(ledger.read(tx -> ChatStore.firstUnread(tx, id)), typing.types(id));
        return null;
    }

    CompletableFuture<Void> loadEarlier(OpenConversation conversation, int count) {
        return lane.call(
                () -> {
                    load(conversation, conversation.first(), count);
                    conversation.show();
                    return null;
                });
    }

    private void load(OpenConversation conversation, Optional<OrderKey> before, int count)
            throws ParleyException {
        ChatId id = conversation.chat();
        List<ChatStore.Row> page = ledger.read(tx -> ChatStore.page(tx, id, before, count + 1));
        boolean more = page.size() > count;
        for (ChatStore.Row row : more ? page.subList(1, page.size()) : page) {
            conversation.put(reading.shown(row));
        }
        conversation.earlier(more);
        missing(conversation);
    }

    private void missing(OpenConversation conversation) throws ParleyException {
        conversation.removeMissing();
        for (ChatStore.Gap gap :
                ledger.read(tx -> ChatStore.gaps(tx, conversation.chat(), Optional.empty()))) {
            if (conversation.reaches(gap.key())) {
                conversation.put(reading.missing(gap));
            }
        }
    }

    void closed(OpenConversation conversation) {
        lane.run(
                () -> {
                    open.remove(conversation);
                    drafts.write(conversation.chat());
                });
    }

    CompletableFuture<List<MessageRef>> send(ChatId id, String text) {
        return lane.call(
                () -> {
                    List<Event.Said> pieces = LongText.split(text);
                    Optional<Trouble> trouble = stopped(id);
                    if (trouble.isPresent()) {
                        throw new ParleyException(trouble.get());
                    }
                    typing.said(id);
                    return delivery.say(id, pieces);
                });
    }

    CompletableFuture<Void> read(OpenConversation conversation, MessageRef newest) {
        ChatId id = conversation.chat();
        return lane.call(
                () -> {
                    Optional<OrderKey> key = conversation.key(newest);
                    if (key.isEmpty()) {
                        key =
                                ledger.read(tx -> ChatStore.message(tx, newest))
                                        .filter(row -> row.chat().equals(id))
                                        .map(ChatStore.Row::key);
                    }
                    if (key.isPresent()) {
                        readUpTo(id, key.get());
                    }
                    return null;
                });
    }

    private void readUpTo(ChatId id, OrderKey key) throws ParleyException {
        while (true) {
            List<MessageRef> unread =
                    ledger.read(tx -> ChatStore.unreadUpTo(tx, id, key, RECEIPTS));
            if (unread.isEmpty()) {
                return;
            }
            delivery.seen(id, unread, tellReading.getAsBoolean());
        }
    }

    void typingHere(ChatId id) {
        lane.run(
                () -> {
                    if (typing.tell(id)) {
                        delivery.typing(id.peer(), true);
                    }
                });
    }

    void draft(ChatId id, String text) {
        lane.run(() -> drafts.typed(id, text));
    }

    /** Writes everything readable into {@code file} as JSON lines, oldest first; see {@link MessageLine}. Blocks. */
    public void export(Path file) throws ParleyException {
        export.write(file);
    }

    /** Writes down what was typed last. On the lane. */
    public void end() throws ParleyException {
        drafts.writeAll();
    }

    // what changed elsewhere

    /** The devices of {@code person} are others than before: said loudly where we talk. */
    public void devicesChanged(AccountId person, int added, int removed) {
        ChatId chat = ChatId.with(person);
        lane.run(
                () -> {
                    if (list.begun(chat)) {
                        delivery.notice(chat, new Notice(1, added, removed).toBytes());
                    }
                });
    }

    /** Somebody's name, trust or presence changed, or whether anything can be sent. */
    public void peopleChanged() {
        lane.run(
                () -> {
                    for (OpenConversation conversation : open) {
                        ChatId chat = conversation.chat();
                        conversation.peer(persons.person(chat.peer()), stopped(chat));
                    }
                    publish();
                });
    }

    private Optional<Trouble> stopped(ChatId id) {
        return delivery.stopped().value().or(() -> persons.refused(id.peer()));
    }

    // what is shown

    /** What is durable stays so, also where it cannot be shown. */
    private void show(Touched touched) {
        for (Map.Entry<ChatId, Touched.InChat> entry : touched.chats().entrySet()) {
            try {
                show(entry.getKey(), entry.getValue());
            } catch (ParleyException | RuntimeException e) {
                LOG.error("what was written cannot be shown", e);
            }
        }
        publish();
    }

    private void show(ChatId chat, Touched.InChat changes) throws ParleyException {
        for (OpenConversation conversation : open) {
            if (conversation.chat().equals(chat)) {
                refresh(conversation, changes);
            }
        }
        list.touched(chat, changes);
        if (changes.spoke()) {
            typing.heard(chat, false);
        }
    }

    private void refresh(OpenConversation conversation, Touched.InChat changes)
            throws ParleyException {
        for (Map.Entry<MessageRef, Optional<Shown>> entry : changes.messages().entrySet()) {
            MessageRef ref = entry.getKey();
            Optional<Shown> now =
                    entry.getValue().isPresent() ? entry.getValue() : again(conversation, ref);
            if (now.isEmpty()) {
                conversation.remove(ref);
            } else if (conversation.reaches(now.get().key())) {
                conversation.put(now.get());
            }
        }
        if (changes.gaps()) {
            missing(conversation);
        }
        conversation.show();
    }

    private Optional<Shown> again(OpenConversation conversation, MessageRef ref)
            throws ParleyException {
        Optional<ChatStore.Row> row =
                ledger.read(tx -> ChatStore.message(tx, ref))
                        .filter(r -> r.shown() && r.chat().equals(conversation.chat()));
        return row.isPresent()
                ? Optional.of(reading.shown(row.get(), conversation.get(ref)))
                : Optional.empty();
    }

    private void showTyping(ChatId chat) {
        for (OpenConversation conversation : open) {
            if (conversation.chat().equals(chat)) {
                conversation.types(typing.types(chat));
            }
        }
        publish();
    }

    private void publish() {
        list.publish();
    }
}
