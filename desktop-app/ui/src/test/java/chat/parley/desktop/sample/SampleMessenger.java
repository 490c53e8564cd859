package chat.parley.desktop.sample;

import chat.parley.engine.Messenger;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.KitState;
import chat.parley.engine.account.Me;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.account.SafetyNumber;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.DeliveryState;
import chat.parley.engine.chats.Message.What;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.link.Connection;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.Role;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A messenger in memory. What the relay and the other people do is said by calling its methods. */
public final class SampleMessenger implements Messenger {
    private final Clock clock;
    private final MutableState<Me> me;
    private final MutableState<Connection> connection =
            new MutableState<>(new Connection.Online(true));
    private final MutableState<Connection.ClockOffset> offset =
            new MutableState<>(new Connection.ClockOffset(Duration.ZERO));
    private final MutableState<List<Person>> people = new MutableState<>(List.of());
    private final MutableState<List<ChatSummary>> chats = new MutableState<>(List.of());
    private final Map<ChatId, SampleChat> known = new LinkedHashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private boolean tellsReading = true;
    private Optional<Trouble> failure = Optional.empty();
    private boolean kitSaved;
    private int reconnects;

    /** Nobody there yet but the person themself. */
    public SampleMessenger(Clock clock, String name) {
        this.clock = clock;
        this.me =
                new MutableState<>(
                        new Me(
                                account(name),
                                handle(name),
                                name,
                                device(name),
                                Role.MEMBER,
                                new RelayPreview(
                                        "Nordhafen",
                                        new RelayAddress("chat.nordhafen.example", 443, true),
                                        bytes("Nordhafen", 32)),
                                KitState.UNSAVED));
    }

    /** Adds somebody to the directory. */
    public synchronized ChatId person(String name, Trust trust, Presence presence) {
        var person = new Person(account(name), handle(name), name, trust, presence, true);
        people.update(
                old -> {
                    var next = new ArrayList<>(old);
                    next.add(person);
                    next.sort(Comparator.comparing(Person::name));
                    return List.copyOf(next);
                });
        return ChatId.with(person.account());
    }

    /** Changes what is known of somebody. */
    public synchronized void change(ChatId chat, UnaryOperator<Person> change) {
        people.update(
                old ->
                        old.stream()
                                .map(
                                        person ->
                                                person.account().equals(chat.peer())
                                                        ? change.apply(person)
                                                        : person)
                                .toList());
        if (known.containsKey(chat)) {
            chat(chat).changed();
        }
    }

    public void online(ChatId chat, boolean online) {
        change(
                chat,
                p ->
                        new Person(
                                p.account(),
                                p.handle(),
                                p.name(),
                                p.trust(),
                                new Presence(online, Optional.of(clock.instant())),
                                p.listed()));
    }

    public void trust(ChatId chat, Trust trust) {
        change(
                chat,
                p ->
                        new Person(
                                p.account(),
                                p.handle(),
                                p.name(),
                                trust,
                                p.presence(),
                                p.listed()));
    }

    /** Something that they said. */
    public void hears(ChatId chat, Instant at, String text) {
        chat(chat).arrives(at, new What.Text(text));
    }

    public void hears(ChatId chat, String text) {
        hears(chat, clock.instant(), text);
    }

    /** Something of them that is no text. */
    public void hears(ChatId chat, Instant at, What what) {
        chat(chat).arrives(at, what);
    }

    /** Something that I said. */
    public void said(ChatId chat, Instant at, DeliveryState state, String text) {
        chat(chat).said(at, state, text);
    }

    public void types(ChatId chat, boolean typing) {
        chat(chat).types(typing);
    }

    /** Lets no more out of a chat. */
    public void stop(ChatId chat, Optional<Trouble> why) {
        chat(chat).stop(why);
    }

    /** Everything of mine in this chat comes one state further. */
    public void advance(ChatId chat) {
        chat(chat).advance();
    }

    /** Keeps the earlier part of a chat back until it is asked for. */
    public void showNewest(ChatId chat, int count) {
        chat(chat).showNewest(count);
    }

    public void connection(Connection next) {
        connection.set(next);
    }

    public void clock(Duration ahead) {
        offset.set(new Connection.ClockOffset(ahead));
    }

    /** Lets everything fail that is asked for from now on: settings, marks, devices, the export. */
    public void failsWith(Optional<Trouble> trouble) {
        failure = trouble;
    }

    public int reconnects() {
        return reconnects;
    }

    /** The chat as a test looks at it. */
    public synchronized SampleChat chat(ChatId chat) {
        return known.computeIfAbsent(chat, id -> new SampleChat(this, id));
    }

    Clock time() {
        return clock;
    }

    synchronized Person peer(ChatId chat) {
        return people.value().stream()
                .filter(person -> person.account().equals(chat.peer()))
                .findFirst()
                .orElseThrow();
    }

    boolean online() {
        return connection.value() instanceof Connection.Online;
    }

    synchronized void summarise() {
        chats.set(
                known.values().stream()
                        .map(SampleChat::summary)
                        .filter(row -> row.last().isPresent() || !row.draft().isEmpty())
                        .sorted(
                                Comparator.comparing(
                                        (ChatSummary row) ->
                                                row.last()
                                                        .map(last -> last.sentAt())
                                                        .orElse(Instant.MAX),
                                        Comparator.reverseOrder()))
                        .toList());
    }

    @Override
    public State<Me> me() {
        return me;
    }

    @Override
    public State<Connection> connection() {
        return connection;
    }

    @Override
    public State<Connection.ClockOffset> clock() {
        return offset;
    }

    @Override
    public State<List<Person>> people() {
        return people;
    }

    @Override
    public State<List<ChatSummary>> chats() {
        return chats;
    }

    @Override
    public Conversation open(ChatId chat) {
        return chat(chat).open();
    }

    @Override
    public void reconnect() {
        reconnects++;
        connection.set(new Connection.Connecting());
    }

    @Override
    public SafetyNumber safetyNumber(AccountId person) {
        var digits = new StringBuilder();
        byte[] noise = bytes("safety" + person.text(), 32).toArray();
        for (int i = 0; i < 30; i++) {
            digits.append(String.format("%02d", Byte.toUnsignedInt(noise[i]) % 100));
        }
        return new SafetyNumber(digits.toString(), bytes("qr" + person.text(), 32));
    }

    @Override
    public CompletableFuture<Void> verified(AccountId person, boolean matches) {
        return answer(
                () -> trust(ChatId.with(person), matches ? Trust.VERIFIED : Trust.NOT_VERIFIED));
    }

    @Override
    public CompletableFuture<List<DeviceInfo>> devices(AccountId account) {
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(new ParleyException(failure.get()));
        }
        Instant since = clock.instant().minus(Duration.ofDays(180));
        boolean mine = account.equals(me.value().account());
        return CompletableFuture.completedFuture(
                List.of(
                        new DeviceInfo(
                                mine ? me.value().device() : device(account.text()),
                                "Quay office, Windows",
                                mine,
                                true,
                                since),
                        new DeviceInfo(
                                device("workshop" + account.text()),
                                "Workshop, macOS",
                                false,
                                true,
                                since.plus(Duration.ofDays(40))),
                        new DeviceInfo(
                                device("crane" + account.text()),
                                "Crane cabin 4, Linux",
                                false,
                                false,
                                since.plus(Duration.ofDays(90)))));
    }

    @Override
    public Optional<List<String>> kitWords() {
        return kitSaved
                ? Optional.empty()
                : Optional.of(
                        List.of(
                                "harbour", "pelican", "orbit", "lantern", "copper", "drift",
                                "meadow", "signal", "velvet", "anchor", "timber", "quartz"));
    }

    @Override
    public CompletableFuture<Void> kitSaved() {
        kitSaved = true;
        me.update(
                old ->
                        new Me(
                                old.account(),
                                old.handle(),
                                old.name(),
                                old.device(),
                                old.role(),
                                old.relay(),
                                KitState.SAVED));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean tellsReading() {
        return tellsReading;
    }

    @Override
    public CompletableFuture<Void> tellReading(boolean tells) {
        return answer(() -> tellsReading = tells);
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    @Override
    public CompletableFuture<Void> setting(String key, String value) {
        return answer(() -> settings.put(key, value));
    }

    @Override
    public CompletableFuture<Void> export(Path file) {
        return answer(() -> {});
    }

    @Override
    public State<Optional<Trouble>> sendingStopped() {
        return new MutableState<>(Optional.empty());
    }

    @Override
    public void close() {}

    private CompletableFuture<Void> answer(Runnable effect) {
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(new ParleyException(failure.get()));
        }
        effect.run();
        return CompletableFuture.completedFuture(null);
    }

    /** The name's first and last word. */
    private static Handle handle(String name) {
        String[] words = name.replaceAll("[^\\p{L}\\p{N} ]", " ").strip().split("\\s+", -1);
        return Handle.typed(words[0] + " " + words[words.length - 1]);
    }

    static AccountId account(String name) {
        return new AccountId(bytes(name, 32));
    }

    static DeviceId device(String name) {
        return new DeviceId(bytes("device of " + name, 16));
    }

    public static Bytes bytes(String seed, int size) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Bytes.of(Arrays.copyOf(digest, size));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
