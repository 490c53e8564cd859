package chat.parley.engine;

import chat.parley.engine.account.Contacts;
import chat.parley.engine.chats.Chats;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.Message;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.crypto.CounterSeal;
import chat.parley.engine.crypto.CryptoStore;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.crypto.PreKeyMaker;
import chat.parley.engine.delivery.Delivery;
import chat.parley.engine.delivery.Entry;
import chat.parley.engine.delivery.Inbound;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.settings.Settings;
import chat.parley.engine.store.Lane;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.Act;
import chat.parley.model.log.DeviceKeys;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogEntry;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.Counters;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A person with one device and everything between its disk and a {@link ScriptedRelay}. */
final class Side implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    final String name;
    final AccountId account;
    final DeviceIdentity identity;
    final DeviceLog log;

    /** As it is after another device came and went. */
    final DeviceLog longer;

    final List<Throwable> bugs = new CopyOnWriteArrayList<>();
    private Path home;
    private int crashIn = Integer.MAX_VALUE;
    private int images;
    volatile boolean crashed;
    private final Object steps = new Object();
    private final ScriptedRelay relay;
    private final DataKey dataKey;
    private final Bytes secret = ScriptedRelay.bytes(32, 9);
    private boolean registered;

    Lane lane;
    Ledger ledger;
    Delivery delivery;
    Chats chats;
    Settings settings;
    Contacts contacts;
    ScriptedRelay.Line line;
    private Timer timer;
    private ExecutorService background;
    private volatile boolean ending;

    Side(String name, Path home, ScriptedRelay relay) throws Exception {
        this.name = name;
        this.home = home;
        this.relay = relay;
        this.dataKey = DataKey.random(RANDOM);
        SigningKey root = SigningKey.random(RANDOM);
        Bytes sealing = ScriptedRelay.bytes(32, name.charAt(0));
        this.account = AccountId.of(root.publicKey(), sealing);
        this.identity = DeviceIdentity.create(account, RANDOM);
        DeviceKeys keys = identity.keys(List.of());
        LogEntry entry =
                new LogEntry(
                        1,
                        account,
                        0,
                        LogEntry.NOTHING,
                        new Act.Create(root.publicKey(), sealing, keys),
                        Optional.empty(),
                        System.currentTimeMillis());
        this.log =
                DeviceLog.verify(
                        account, List.of(SignedEntry.sign(entry, root, identity.signing())));
        DeviceIdentity other = DeviceIdentity.create(account, RANDOM);
        Act.Add add = new Act.Add(other.keys(List.of()));
        DeviceLog added = appended(log, add, identity.signing(), other.signing());
        this.longer = appended(added, new Act.Revoke(other.device()), identity.signing());
        open();
    }

    private Side(Side other, Path home, ScriptedRelay relay) throws Exception {
        this.name = other.name;
        this.home = home;
        this.relay = relay;
        this.dataKey = other.dataKey;
        this.account = other.account;
        this.identity = other.identity;
        this.log = other.log;
        this.longer = other.longer;
        this.registered = true;
        open();
    }

    /** The same device, begun from an image of its disk, at a relay that knows it. */
    Side from(Path image, ScriptedRelay at) throws Exception {
        return new Side(this, image, at);
    }

    private DeviceLog appended(DeviceLog to, Act act, SigningKey... keys) throws Exception {
        LogEntry entry =
                new LogEntry(
                        1,
                        account,
                        to.head().seq() + 1,
                        to.head().hash(),
                        act,
                        Optional.of(identity.device()),
                        System.currentTimeMillis());
        return to.append(SignedEntry.sign(entry, keys));
    }

    void open() throws Exception {
        lane = new Lane("lane-" + name, bugs::add);
        timer = new Timer();
        ending = false;
        background =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual()
                                .uncaughtExceptionHandler((thread, bug) -> failed(bug))
                                .factory());
        Clock clock = new Shifted(() -> later);
        Clock relayClock = new Shifted(() -> later.plus(relayAhead));
        ledger = Ledger.open(home, dataKey, Rooms.migrations(), lane, clock, RANDOM);
        line = relay.new Line(identity.device(), this::step);
        Rooms rooms =
                new Rooms(
                        identity,
                        secret,
                        new Rooms.Ground(lane, ledger, timer, this::begin, clock, RANDOM),
                        new Rooms.Way(relay, line, relayClock, () -> {}),
                        this::stepping);
        settings = rooms.settings();
        contacts = rooms.contacts();
        delivery = rooms.delivery();
        chats = rooms.chats();
        line.serves(delivery);
        rooms.begin();
        if (!registered) {
            registered = true;
            PreKeyUpload upload =
                    on(
                            () ->
                                    ledger.write(
                                            tx ->
                                                    new PreKeyMaker(
                                                                    new CryptoStore(),
                                                                    identity,
                                                                    clock)
                                                            .everything(tx)));
            relay.register(log, identity.device(), upload);
        }
        contacts.fetch(account);
    }

    /** Whether who begins something in the background waits until it is done, but for the lane. */
    volatile boolean inOrder;

    private void begin(Runnable work) {
        if (inOrder && !lane.here()) {
            work.run();
        } else {
            background.execute(work);
        }
    }

    /** What the end cuts short may fail. */
    private void failed(Throwable bug) {
        if (!ending && !crashed) {
            bugs.add(bug);
        }
    }

    /** How far time has gone here beyond what it really is. */
    volatile Duration later = Duration.ZERO;

    /** How far ahead this device takes the relay's clock to be. */
    volatile Duration relayAhead = Duration.ZERO;

    private static final class Shifted extends Clock {
        private final Supplier<Duration> by;

        Shifted(Supplier<Duration> by) {
            this.by = by;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Knows what it is to do once a day. */
    private static final class Timer extends ScheduledThreadPoolExecutor {
        final List<Runnable> daily = new CopyOnWriteArrayList<>();

        Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(
                Runnable task, long wait, long period, TimeUnit unit) {
            if (unit.toDays(period) == 1) {
                daily.add(task);
            }
            return super.scheduleAtFixedRate(task, wait, period, unit);
        }
    }

    /** So many days pass, and what is done daily is done. */
    void daysPass(int days) {
        later = later.plusDays(days);
        timer.daily.forEach(Runnable::run);
        on(() -> true);
    }

    /** What this device would say to the relay after so many encryptions. */
    Counters countersAfter(long encryptions) {
        return new CounterSeal(secret).seal(encryptions, 0);
    }

    /** Dies at the {@code steps}-th thing it does from now on: a row that is made, a frame that is sent. */
    void crashIn(int steps) {
        crashIn = steps;
    }

    /** Told of every event before its rows are made; may throw. */
    volatile Refusal refusal = entry -> {};

    /** What goes wrong with an event. */
    interface Refusal {
        void of(Entry entry) throws ParleyException;
    }

    /** Every call of delivery is a step at which a process may die. */
    private Inbound stepping(Inbound real) {
        return (Inbound)
                java.lang.reflect.Proxy.newProxyInstance(
                        Inbound.class.getClassLoader(),
                        new Class<?>[] {Inbound.class},
                        (proxy, method, arguments) -> {
                            try {
                                step();
                                if (method.getName().equals("event")) {
                                    refusal.of((Entry) arguments[1]);
                                }
                                Object result = method.invoke(real, arguments);
                                step();
                                return result;
                            } catch (java.lang.reflect.InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void step() {
        synchronized (steps) {
            if (!crashed && --crashIn > 0) {
                return;
            }
            line.die();
            if (!crashed && lane.here()) {
                die();
            } else if (!crashed) {
                // The image is taken between two things that the lane does, as a disk would show
                // them.
                lane.run(this::die);
            }
        }
        throw new IllegalStateException("dead");
    }

    private void die() {
        synchronized (steps) {
            if (crashed) {
                return;
            }
            images++;
            Path image = home.resolveSibling(name + "-" + images);
            try {
                copy(home, image);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            home = image;
            crashed = true;
        }
    }

    private static void copy(Path from, Path to) throws java.io.IOException {
        try (var files = java.nio.file.Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                java.nio.file.Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Opens again as the disk was when it died. */
    void rise() throws Exception {
        kill();
        bugs.clear();
        crashed = false;
        crashIn = Integer.MAX_VALUE;
        open();
    }

    ChatId chatWith(Side other) {
        return ChatId.with(other.account);
    }

    MessageRef send(Side other, String text) {
        try (Conversation conversation = open(other)) {
            return conversation.send(text).join().getFirst();
        }
    }

    /** The conversation with {@code other}, loaded. */
    Conversation open(Side other) {
        Conversation conversation = chats.open(chatWith(other));
        conversation.loaded().join();
        return conversation;
    }

    /** Everything of a chat that can be seen. */
    List<Message> messages(Side other) {
        try (Conversation conversation = open(other)) {
            while (conversation.state().value().earlier()) {
                conversation.loadEarlier(500).join();
            }
            return conversation.state().value().messages();
        }
    }

    List<String> texts(Side other) {
        return messages(other).stream().map(Side::text).toList();
    }

    static String text(Message message) {
        return switch (message.what()) {
            case Message.What.Text text -> text.text();
            case Message.What.Unreadable unreadable -> "(unreadable)";
            case Message.What.Damaged damaged -> "(damaged)";
            case Message.What.Newer newer -> "(newer)";
            case Message.What.FromRemovedDevice removed -> "(removed)";
            case Message.What.DevicesChanged changed -> "(devices)";
            case Message.What.Missing missing -> "(missing)";
        };
    }

    /** Nothing may be sent to {@code other}, who speaks of a longer log than the relay shows. */
    void hold(Side other) throws Exception {
        contacts.fetch(other.account);
        contacts.heard(other.account, List.of(other.longer.head()));
    }

    /** The relay shows what {@code other} spoke of, so they may be written to again. */
    void release(Side other) throws Exception {
        relay.log(other.longer);
        contacts.fetch(other.account);
    }

    void readAll(Side other) {
        try (Conversation conversation = open(other)) {
            List<Message> all = conversation.state().value().messages();
            if (!all.isEmpty()) {
                conversation.read(all.getLast().ref()).join();
            }
        }
    }

    <T> T on(Callable<T> work) {
        return lane.call(work).join();
    }

    void connect() {
        line.connect();
    }

    void disconnect() {
        line.disconnect();
    }

    /** Ends without a word, as a killed process does: nothing that waits on the lane is done. */
    void kill() {
        ending = true;
        line.disconnect();
        timer.shutdownNow();
        lane.close();
        background.shutdownNow();
        ledger.close();
    }

    @Override
    public void close() {
        kill();
    }
}
