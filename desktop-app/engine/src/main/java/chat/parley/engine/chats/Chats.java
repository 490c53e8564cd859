package chat.parley.engine.chats;

import chat.parley.engine.account.Person;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.delivery.Delivery;
import chat.parley.engine.delivery.Entry;
import chat.parley.engine.delivery.Inbound;
import chat.parley.engine.journal.BodyKey;
import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.journal.RecordHead;
import chat.parley.engine.keys.Disk;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.ledger.Reader;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.Migration;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All conversations: makes events of what people do, and of events what they see. Its state lives on
 * the lane; what is durable is shown right after the transaction that made it so.
 */
public final class Chats implements Inbound, Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Chats.class);

    /** What a conversation shows when it is opened. */
    static final int PAGE = 100;

    /** So long a gap may hold later events back, once everything that waited is here. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** So long somebody types without saying so again. */
    private static final Duration TYPING = Duration.ofSeconds(6);

    /** How often others hear that I type. */
    private static final Duration TYPING_TOLD = Duration.ofSeconds(3);

    /** A draft is written down when it has been left alone for so long. */
    private static final Duration DRAFT_QUIET = Duration.ofMillis(800);

    /** The longest draft that is kept, in bytes of UTF-8. */
    private static final int DRAFT = 64 * 1024;

    private static final int RECEIPTS = 128;
    private static final String DRAFT_KIND = "draft";

    private final Lane lane;
    private final Ledger ledger;
    private final Reading reading;
    private final Predicate<DeviceId> mine;
    private final Persons persons;
    private final BooleanSupplier tellReading;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final MutableState<List<ChatSummary>> summaries = new MutableState<>(List.of());
    private @Nullable Delivery delivery;

    // On the lane only.
    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final List<OpenConversation> open = new ArrayList<>();
    private final Map<ChatStore.Waiting, Long> noticed = new HashMap<>();
    private @Nullable Touched touched;
    private long caughtUpAt = NOT_YET;

    private static final long NOT_YET = Long.MIN_VALUE;

    /** Who people are; answered by account. */
    public interface Persons {
        /** The person of {@code account}, also when nothing is known but that. Thread-safe. */
        Person person(AccountId account);

        /** A device of {@code account} says that it is here, or goes. */
        void present(AccountId account, boolean online, Instant at);

        /** Why nothing may be sent to {@code account}, if so. Thread-safe. */
        Optional<Trouble> refused(AccountId account);
    }

    /** What a row of the list is made of. */
    private static final class Chat {
        final ChatId id;
        Optional<Message> last = Optional.empty();
        int unread;
        String draft = "";
        boolean draftWritten = true;
        long typingUntil;
        long typingTold;

        Chat(ChatId id) {
            this.id = id;
        }

        boolean typing(long now) {
            return typingUntil > now;
        }
    }

    /** What one transaction changed. */
    private static final class Touched {
        final Map<ChatId, Set<MessageRef>> messages = new LinkedHashMap<>();
        final Set<ChatId> gaps = new HashSet<>();
        final Set<ChatId> spoke = new HashSet<>();

        Set<MessageRef> of(ChatId chat) {
            return messages.computeIfAbsent(chat, key -> new HashSet<>());
        }
    }

    /**
     * Conversations of {@code me}.
     *
     * @param mine whether a device is one of mine
     * @param tellReading whether authors are told that I read
     */
    public Chats(
            AccountId me,
            Lane lane,
            Ledger ledger,
            Predicate<DeviceId> mine,
            Persons persons,
            BooleanSupplier tellReading,
            ScheduledExecutorService timer,
            Clock clock) {
        this.lane = lane;
        this.ledger = ledger;
        this.reading = new Reading(me, ledger);
        this.mine = mine;
        this.persons = persons;
        this.tellReading = tellReading;
        this.timer = timer;
        this.clock = clock;
    }

    /** The room's tables. */
    public static List<Migration> migrations() {
        return List.of(ChatStore.FIRST);
    }

    /** Loads the list, once the ledger is open. On the lane. */
    public void begin(Delivery out) throws ParleyException {
        delivery = out;
        if (ledger.rebuilt()) {
            giveUp(ledger.read(ChatStore::waiting));
        }
        for (ChatStore.Waiting line : ledger.read(ChatStore::waiting)) {
            noticed.put(line, System.nanoTime());
        }
        for (ChatId id : ledger.read(ChatStore::chats)) {
            summarise(chat(id));
            chat(id).draft = readDraft(id);
        }
        publish();
        out.stopped().subscribe(stopped -> peopleChanged());
    }

    /** Chats with at least one message or a draft, newest first. */
    public State<List<ChatSummary>> summaries() {
        return summaries;
    }

    // what people do

    /** Opens a conversation; waits until its newest messages are there. */
    public Conversation open(ChatId id) {
        return lane.call(() -> opened(id)).join();
    }

    private Conversation opened(ChatId id) throws ParleyException {
        boolean typing = chat(id).typing(System.nanoTime());
        OpenConversation conversation =
                new OpenConversation(
                        this,
                        id,
                        new ConversationState(
                                persons.person(id.peer()),
                                List.of(),
                                false,
                                Optional.empty(),
                                typing,
                                stopped(id)));
        load(conversation, Optional.empty(), PAGE);
        conversation.firstUnread(ledger.read(tx -> ChatStore.firstUnread(tx, id)));
        conversation.show();
        open.add(conversation);
        return conversation;
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
            conversation.put(row.key(), reading.message(row));
        }
        conversation.earlier(more);
        missing(conversation);
    }

    private void missing(OpenConversation conversation) throws ParleyException {
        conversation.removeMissing();
        for (ChatStore.Gap gap :
                ledger.read(tx -> ChatStore.gaps(tx, conversation.chat(), Optional.empty()))) {
            if (conversation.reaches(gap.key())) {
                conversation.put(gap.key(), reading.missing(gap));
            }
        }
    }

    void closed(OpenConversation conversation) {
        lane.run(
                () -> {
                    open.remove(conversation);
                    writeDraft(chat(conversation.chat()));
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
                    chat(id).typingTold = 0;
                    return delivery().say(id, pieces);
                });
    }

    CompletableFuture<Void> read(OpenConversation conversation, MessageRef newest) {
        ChatId id = conversation.chat();
        return lane.call(
                () -> {
                    OrderKey key = conversation.key(newest);
                    if (key == null) {
                        key =
                                ledger.read(tx -> ChatStore.message(tx, newest))
                                        .filter(row -> row.chat().equals(id))
                                        .map(ChatStore.Row::key)
                                        .orElse(null);
                    }
                    if (key != null) {
                        readUpTo(id, key);
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
            delivery().seen(id, unread, tellReading.getAsBoolean());
        }
    }

    void typingHere(ChatId id) {
        lane.run(
                () -> {
                    Chat chat = chat(id);
                    long now = System.nanoTime();
                    if (chat.typingTold == 0 || now - chat.typingTold > TYPING_TOLD.toNanos()) {
                        chat.typingTold = now;
                        delivery().typing(id.peer(), true);
                    }
                });
    }

    void draft(ChatId id, String text) {
        lane.run(
                () -> {
                    Chat chat = chat(id);
                    if (!chat.draft.equals(text)) {
                        chat.draft = text;
                        chat.draftWritten = false;
                        later(DRAFT_QUIET, () -> writeIfQuiet(chat, text));
                    }
                });
    }

    private void writeIfQuiet(Chat chat, String text) throws ParleyException {
        if (chat.draft.equals(text)) {
            writeDraft(chat);
        }
    }

    private void writeDraft(Chat chat) throws ParleyException {
        if (chat.draftWritten) {
            return;
        }
        byte[] text = chat.draft.getBytes(StandardCharsets.UTF_8);
        if (text.length > DRAFT) {
            return;
        }
        ledger.write(
                tx -> {
                    RecordHead head =
                            new RecordHead(
                                    DRAFT_KIND,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(chat.id),
                                    0,
                                    0,
                                    List.of());
                    JournalPosition at =
                            ledger.append(
                                    head,
                                    text.length == 0
                                            ? Optional.empty()
                                            : Optional.of(Bytes.of(text)),
                                    new BodyKey.ChatDay(
                                            chat.id,
                                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
                    ChatStore.draft(tx, chat.id, at);
                    return true;
                });
        chat.draftWritten = true;
        publish();
    }

    /** Writes everything readable into {@code file} as JSON lines, oldest first; see {@link MessageLine}. Blocks. */
    public void export(Path file) throws ParleyException {
        List<ChatStore.Row> rows = ledger.read(ChatStore::everything);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Channels.newWriter(Disk.create(part), StandardCharsets.UTF_8)) {
                for (ChatStore.Row row : rows) {
                    out.write(MessageLine.of(reading.message(row)));
                    out.write('\n');
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Disk.trouble(e);
        } finally {
            discard(part);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.warn("half an export is left behind", e);
        }
    }

    /** Writes down what was typed last. On the lane. */
    public void end() throws ParleyException {
        for (Chat chat : chats.values()) {
            writeDraft(chat);
        }
    }

    /** The devices of {@code person} are others than before: said loudly where we talk. */
    public void devicesChanged(AccountId person, int added, int removed) {
        lane.run(
                () -> {
                    Chat chat = chats.get(ChatId.with(person));
                    if (chat != null && chat.last.isPresent()) {
                        delivery().notice(chat.id, new Notice(1, added, removed).toBytes());
                    }
                });
    }

    /** Somebody's name, trust or presence changed, or whether anything can be sent. */
    public void peopleChanged() {
        lane.run(
                () -> {
                    for (OpenConversation conversation : open) {
                        conversation.peer(
                                persons.person(conversation.chat().peer()),
                                stopped(conversation.chat()));
                    }
                    publish();
                });
    }

    private Optional<Trouble> stopped(ChatId id) {
        return delivery().stopped().value().or(() -> persons.refused(id.peer()));
    }

    private Delivery delivery() {
        if (delivery == null) {
            throw new IllegalStateException("not begun");
        }
        return delivery;
    }

    // what is delivered

    @Override
    public void event(Tx tx, Entry entry) {
        switch (entry.event()) {
            case Event.Receipt receipt -> receipt(tx, entry, receipt);
            case Event.Said said -> message(tx, entry);
            case Event.Unknown unknown -> message(tx, entry);
        }
    }

    private void message(Tx tx, Entry entry) {
        if (entry.devSeq() == 0) {
            return; // a note between devices that only a newer version understands
        }
        Optional<ChatStore.Row> standing = ChatStore.message(tx, entry.ref());
        if (standing.isPresent() && standing.get().key().devSeq() > 0) {
            return;
        }
        if (standing.isPresent()) {
            ChatStore.remove(tx, entry.ref()); // it could not be read before
        }
        OrderKey key =
                new OrderKey(entry.hlc(), entry.ref().from(), entry.devSeq(), entry.ref().mid());
        Touched touch = touch(tx);
        boolean unread = !entry.mine() && !isSeen(tx, entry.chat(), entry.ref());
        if (entry.mine()) {
            put(tx, entry, key, true, false);
            touch.of(entry.chat()).add(entry.ref());
            return;
        }
        touch.spoke.add(entry.chat());
        Line.Arrival arrival =
                ChatStore.line(tx, entry.chat(), key.from())
                        .map(line -> line.arrive(key.devSeq()))
                        .orElseGet(() -> Line.begin(key.devSeq()));
        boolean shown = arrival.shown().contains(key.devSeq());
        put(tx, entry, key, shown, unread);
        ChatStore.line(tx, entry.chat(), key.from(), arrival.line());
        for (long devSeq : arrival.shown()) {
            touch.of(entry.chat()).addAll(ChatStore.show(tx, entry.chat(), key.from(), devSeq));
        }
        if (shown) {
            touch.of(entry.chat()).add(entry.ref());
            if (ChatStore.fill(tx, entry.chat(), key).isPresent()) {
                touch.gaps.add(entry.chat());
            }
        } else {
            tx.afterCommit(() -> notice(new ChatStore.Waiting(entry.chat(), key.from())));
        }
    }

    private static void put(Tx tx, Entry entry, OrderKey key, boolean shown, boolean unread) {
        ChatStore.put(
                tx,
                new ChatStore.Row(
                        entry.chat(), key, entry.at(), entry.mine(), shown, unread, Progress.NONE));
    }

    /** What readers say of my messages; of others' messages they know nothing. */
    private void receipt(Tx tx, Entry entry, Event.Receipt receipt) {
        if (entry.mine()) {
            return;
        }
        long ts = Math.clamp(receipt.ts(), 0, Progress.LATEST);
        for (MessageRef of : receipt.of()) {
            if (!mine.test(of.from())) {
                continue;
            }
            ChatStore.merge(
                    tx,
                    entry.chat(),
                    of,
                    switch (receipt.type()) {
                        case DELIVERED -> Progress.deliveredAt(ts);
                        case READ -> Progress.readAt(ts);
                    });
            touch(tx).of(entry.chat()).add(of);
        }
    }

    @Override
    public void unreadable(Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc) {
        if (ChatStore.message(tx, ref).isEmpty()) {
            own(tx, at, chat, ref, hlc, true);
        }
    }

    @Override
    public void notice(Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc) {
        if (ChatStore.message(tx, ref).isEmpty()) {
            own(tx, at, chat, ref, hlc, false);
        }
    }

    private void own(
            Tx tx, JournalPosition at, ChatId chat, MessageRef ref, long hlc, boolean unread) {
        ChatStore.put(
                tx,
                new ChatStore.Row(
                        chat,
                        new OrderKey(hlc, ref.from(), 0, ref.mid()),
                        at,
                        false,
                        true,
                        unread && !isSeen(tx, chat, ref),
                        Progress.NONE));
        touch(tx).of(chat).add(ref);
    }

    @Override
    public void accepted(Tx tx, ChatId chat, MessageRef ref, long ts) {
        ChatStore.merge(tx, chat, ref, Progress.acceptedAt(Math.clamp(ts, 0, Progress.LATEST)));
        touch(tx).of(chat).add(ref);
    }

    @Override
    public void seen(Tx tx, ChatId chat, MessageRef ref, long ts) {
        ChatStore.merge(tx, chat, ref, Progress.readAt(ts));
        ChatStore.seen(tx, chat, ref);
        touch(tx).of(chat).add(ref);
    }

    @Override
    public boolean isSeen(Tx tx, ChatId chat, MessageRef ref) {
        return ChatStore.progress(tx, chat, ref).read() != Progress.NEVER;
    }

    @Override
    public void typing(AccountId person, boolean types) {
        lane.run(
                () -> {
                    types(chat(ChatId.with(person)), types);
                });
    }

    private void types(Chat chat, boolean types) {
        long until = types ? System.nanoTime() + TYPING.toNanos() : 0;
        boolean changed = types != chat.typing(System.nanoTime());
        chat.typingUntil = until;
        if (types) {
            later(TYPING, () -> stopsTyping(chat, until));
        }
        if (changed) {
            showTyping(chat, types);
        }
    }

    private void stopsTyping(Chat chat, long until) {
        if (chat.typingUntil == until) {
            chat.typingUntil = 0;
            showTyping(chat, false);
        }
    }

    private void showTyping(Chat chat, boolean types) {
        for (OpenConversation conversation : open) {
            if (conversation.chat().equals(chat.id)) {
                conversation.types(types);
            }
        }
        publish();
    }

    @Override
    public void presence(AccountId person, boolean online, Instant at) {
        persons.present(person, online, at);
    }

    // gaps

    @Override
    public void listening() {
        caughtUpAt = NOT_YET;
    }

    @Override
    public void caughtUp() {
        caughtUpAt = System.nanoTime();
        laterGiveUp();
    }

    private void notice(ChatStore.Waiting line) {
        noticed.putIfAbsent(line, System.nanoTime());
        laterGiveUp();
    }

    private void laterGiveUp() {
        if (!noticed.isEmpty()) {
            later(PATIENCE, this::giveUpDue);
        }
    }

    private void giveUpDue() throws ParleyException {
        long now = System.nanoTime();
        if (caughtUpAt == NOT_YET || now - caughtUpAt < PATIENCE.toNanos()) {
            return;
        }
        List<ChatStore.Waiting> due = new ArrayList<>();
        noticed.forEach(
                (line, since) -> {
                    if (now - since >= PATIENCE.toNanos()) {
                        due.add(line);
                    }
                });
        giveUp(due);
    }

    private void giveUp(List<ChatStore.Waiting> due) throws ParleyException {
        if (due.isEmpty()) {
            return;
        }
        ledger.write(
                tx -> {
                    for (ChatStore.Waiting line : due) {
                        giveUp(tx, line);
                    }
                    return true;
                });
        due.forEach(noticed::remove);
    }

    private void giveUp(Tx tx, ChatStore.Waiting waiting) {
        Line line = ChatStore.line(tx, waiting.chat(), waiting.from()).orElseThrow();
        Line.GivenUp givenUp = line.giveUp();
        Touched touch = touch(tx);
        for (Line.Gap gap : givenUp.gaps()) {
            ChatStore.gap(tx, waiting.chat(), waiting.from(), gap);
            touch.gaps.add(waiting.chat());
        }
        for (long devSeq : line.held()) {
            touch.of(waiting.chat())
                    .addAll(ChatStore.show(tx, waiting.chat(), waiting.from(), devSeq));
        }
        ChatStore.line(tx, waiting.chat(), waiting.from(), givenUp.line());
    }

    // what is shown

    private Touched touch(Tx tx) {
        if (touched == null) {
            Touched fresh = new Touched();
            touched = fresh;
            tx.onRollback(() -> touched = null);
            tx.afterCommit(
                    () -> {
                        touched = null;
                        show(fresh);
                    });
        }
        return touched;
    }

    private void show(Touched changes) {
        if (delivery == null) {
            return; // while the ledger opens nobody looks
        }
        try {
            for (Map.Entry<ChatId, Set<MessageRef>> entry : changes.messages.entrySet()) {
                Chat chat = chat(entry.getKey());
                for (OpenConversation conversation : open) {
                    if (conversation.chat().equals(chat.id)) {
                        refresh(conversation, entry.getValue(), changes.gaps.contains(chat.id));
                    }
                }
                if (changes.spoke.contains(chat.id)) {
                    types(chat, false);
                }
                summarise(chat);
            }
            publish();
        } catch (ParleyException e) {
            throw new CompletionException(e);
        }
    }

    private void refresh(OpenConversation conversation, Set<MessageRef> refs, boolean gaps)
            throws ParleyException {
        for (MessageRef ref : refs) {
            Optional<ChatStore.Row> row =
                    ledger.read(tx -> ChatStore.message(tx, ref))
                            .filter(r -> r.shown() && r.chat().equals(conversation.chat()));
            if (row.isEmpty()) {
                conversation.remove(ref);
            } else if (conversation.reaches(row.get().key())) {
                conversation.put(row.get().key(), reading.message(row.get()));
            }
        }
        if (gaps) {
            missing(conversation);
        }
        conversation.show();
    }

    private void summarise(Chat chat) throws ParleyException {
        Optional<ChatStore.Row> last =
                ledger.read(tx -> ChatStore.page(tx, chat.id, Optional.empty(), 1)).stream()
                        .findFirst();
        chat.last = last.isPresent() ? Optional.of(reading.message(last.get())) : Optional.empty();
        chat.unread = ledger.read(tx -> ChatStore.unread(tx, chat.id));
    }

    private void publish() {
        long now = System.nanoTime();
        summaries.set(
                chats.values().stream()
                        .filter(chat -> chat.last.isPresent() || !chat.draft.isBlank())
                        .map(
                                chat ->
                                        new ChatSummary(
                                                chat.id,
                                                persons.person(chat.id.peer()),
                                                chat.last,
                                                chat.unread,
                                                chat.typing(now),
                                                chat.draft))
                        .sorted(NEWEST_FIRST)
                        .toList());
    }

    private static final Comparator<ChatSummary> NEWEST_FIRST =
            Comparator.comparing(
                            (ChatSummary summary) ->
                                    summary.last().map(Message::sentAt).orElse(Instant.MAX))
                    .reversed()
                    .thenComparing(ChatSummary::chat);

    private void later(Duration wait, Lane.Step step) {
        try {
            ScheduledFuture<?> _ =
                    timer.schedule(() -> lane.run(step), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing begins while everything ends");
        }
    }

    private Chat chat(ChatId id) {
        return chats.computeIfAbsent(id, Chat::new);
    }

    private String readDraft(ChatId id) throws ParleyException {
        Optional<JournalPosition> at = ledger.read(tx -> ChatStore.draft(tx, id));
        if (at.isEmpty()) {
            return "";
        }
        return ledger.record(at.get())
                .body()
                .map(body -> new String(body.toArray(), StandardCharsets.UTF_8))
                .orElse("");
    }

    // what a crash left behind

    @Override
    public void record(Tx tx, JournalRecord record) {
        if (record.head().kind().equals(DRAFT_KIND)) {
            ChatStore.draft(tx, record.head().chat().orElseThrow(), record.position());
        }
    }
}
