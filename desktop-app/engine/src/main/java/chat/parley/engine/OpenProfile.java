package chat.parley.engine;

import chat.parley.engine.account.ContactEvents;
import chat.parley.engine.account.Contacts;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.JoinFlow;
import chat.parley.engine.account.KitState;
import chat.parley.engine.account.Me;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.PreKeyUpkeep;
import chat.parley.engine.account.Registration;
import chat.parley.engine.account.Relay;
import chat.parley.engine.account.SafetyNumber;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Chats;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.chats.Folding;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.crypto.CounterSeal;
import chat.parley.engine.crypto.CryptoStore;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.crypto.EphemeralSealer;
import chat.parley.engine.crypto.PreKeyMaker;
import chat.parley.engine.crypto.SafetyNumbers;
import chat.parley.engine.crypto.Sealer;
import chat.parley.engine.delivery.Addresses;
import chat.parley.engine.delivery.Delivery;
import chat.parley.engine.delivery.Self;
import chat.parley.engine.delivery.Wire;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.keys.DeviceSecrets;
import chat.parley.engine.keys.Kit;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.Connection;
import chat.parley.engine.link.HelloSigner;
import chat.parley.engine.link.LinkEvents;
import chat.parley.engine.link.ProblemException;
import chat.parley.engine.link.RejectedException;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.link.RelayLink;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.settings.Settings;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.LaneTimer;
import chat.parley.engine.store.Migration;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Domain;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.HelloProof;
import chat.parley.model.wire.RelayFrame;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A profile that is open: every room wired to the ones below, and the face that hides them. */
final class OpenProfile implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(OpenProfile.class);
    private static final String TELL_READING = "receipts.read";
    private static final int DIRECTORY_PAGE = 200;

    /** Prekeys age without a connection being lost. */
    private static final Duration UPKEEP = Duration.ofHours(6);

    private final ProfileLock lock;
    private final DataKey dataKey;
    private final Registration registration;
    private final DeviceIdentity identity;
    private final Lane lane;
    private final ScheduledExecutorService timer;
    private final ExecutorService background;
    private final Ledger ledger;
    private final Settings settings;
    private final RelayLink link;
    private final RelayHttp http;
    private final Contacts contacts;
    private final Folding folding;
    private final Delivery delivery;
    private final Chats chats;
    private final PreKeyUpkeep upkeep;
    private final MutableState<Me> me;
    private final Object secretsLock = new Object();
    private final CompletableFuture<Boolean> keptUp = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean readingDirectory = new AtomicBoolean();
    private DeviceSecrets secrets;

    static OpenProfile open(
            Path home,
            ProfileLock lock,
            JoinFlow.Admitted admitted,
            Clock clock,
            SecureRandom random)
            throws ParleyException {
        Lane lane = new Lane("parley-lane", failure -> LOG.error("a fault on the lane", failure));
        try {
            List<Migration> tables = new ArrayList<>();
            tables.addAll(CryptoStore.MIGRATIONS);
            tables.addAll(Settings.migrations());
            tables.addAll(Contacts.migrations());
            tables.addAll(Delivery.migrations());
            tables.addAll(Folding.migrations());
            Ledger ledger = Ledger.open(home, admitted.dataKey(), tables, lane, clock, random);
            OpenProfile profile = new OpenProfile(lock, admitted, lane, ledger, clock, random);
            profile.begin();
            return profile;
        } catch (ParleyException | RuntimeException e) {
            lane.close();
            throw e;
        }
    }

    private OpenProfile(
            ProfileLock lock,
            JoinFlow.Admitted admitted,
            Lane lane,
            Ledger ledger,
            Clock clock,
            SecureRandom random) {
        this.lock = lock;
        this.dataKey = admitted.dataKey();
        this.registration = admitted.registration();
        this.secrets = admitted.secrets();
        RelayTrust trust = admitted.trust();
        this.lane = lane;
        this.ledger = ledger;
        this.identity = Registration.identity(secrets);
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("parley-timer").daemon().factory());
        this.background =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual()
                                .name("parley-work-", 0)
                                .uncaughtExceptionHandler((thread, failure) -> failed(failure))
                                .factory());
        AccountId account = secrets.account();
        this.settings = new Settings(lane, ledger);
        this.link = new RelayLink(trust, new Signer(), clock, random);
        this.http = new RelayHttp(trust, link);
        this.contacts =
                new Contacts(
                        account,
                        lane,
                        ledger,
                        new AskedRelay(),
                        background,
                        new Heard(),
                        clock,
                        timer);
        CryptoStore cryptoStore = new CryptoStore();
        this.upkeep =
                new PreKeyUpkeep(
                        new PreKeyMaker(cryptoStore, identity, clock), lane, ledger, http, clock);
        Chats.Persons persons = new KnownPersons();
        LaneTimer laneTimer = LaneTimer.of(lane, timer, System::nanoTime);
        this.folding = new Folding(account, lane, ledger, this::mine, persons, laneTimer);
        this.delivery =
                new Delivery(
                        new Self(account, secrets.device()),
                        lane,
                        ledger,
                        new Sealer(cryptoStore, identity, contacts, clock),
                        new EphemeralSealer(random),
                        new CounterSeal(secrets.countersSecret()),
                        new LinkWire(),
                        new ContactAddresses(),
                        folding,
                        random,
                        clock,
                        new RelayClock(clock, link.clock()),
                        timer,
                        () -> background.execute(() -> upkeep.run(true)));
        this.chats =
                new Chats(
                        lane,
                        ledger,
                        delivery,
                        folding,
                        persons,
                        () -> !settings.get(TELL_READING).equals(Optional.of("false")),
                        laneTimer,
                        clock);
        this.me = new MutableState<>(describe(secrets, trust));
    }

    /** Work that the end overtook fails on what is closed; that is nobody's concern. */
    private void failed(Throwable failure) {
        if (closed.get()) {
            LOG.debug("work was cut short by the end", failure);
        } else {
            LOG.error("a fault in the background", failure);
        }
    }

    private static Me describe(DeviceSecrets secrets, RelayTrust trust) {
        return new Me(
                secrets.account(),
                secrets.handle(),
                secrets.name(),
                secrets.device(),
                secrets.role(),
                new RelayPreview(
                        trust.card().map(card -> card.name()).orElse(secrets.relay().host()),
                        secrets.relay(),
                        secrets.pin()),
                secrets.kit().isPresent() ? KitState.UNSAVED : KitState.SAVED);
    }

    private void begin() throws ParleyException {
        joined(
                lane.call(
                        () -> {
                            delivery.load();
                            ledger.play(List.of(settings, contacts, delivery, folding));
                            settings.load();
                            contacts.load();
                            delivery.begin();
                            chats.begin();
                            return true;
                        }));
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> background.execute(this::keepUp),
                        UPKEEP.toSeconds(),
                        UPKEEP.toSeconds(),
                        TimeUnit.SECONDS);
        link.start(new Frames());
    }

    private static <T> T joined(CompletableFuture<T> future) throws ParleyException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ParleyException trouble) {
                throw trouble;
            }
            throw e;
        }
    }

    private boolean mine(DeviceId device) {
        return device.equals(identity.device())
                || contacts.log(identity.account()).flatMap(log -> log.device(device)).isPresent();
    }

    // between the rooms

    private final class Signer implements HelloSigner {
        @Override
        public ClientFrame.Hello hello(Bytes pin, RelayFrame.Nonce nonce) {
            HelloProof proof =
                    new HelloProof(pin, identity.device(), nonce.nonce(), nonce.connection());
            return new ClientFrame.Hello(
                    1,
                    identity.device(),
                    delivery.counters(),
                    identity.signing().sign(Domain.HELLO, proof.toBytes()),
                    List.of());
        }

        @Override
        public Counters counters() {
            return delivery.counters();
        }
    }

    private final class Frames implements LinkEvents {
        @Override
        public void welcomed(RelayFrame.Welcome welcome) {
            delivery.welcomed(welcome);
            background.execute(OpenProfile.this::keepUp);
        }

        @Override
        public void frame(RelayFrame frame) {
            if (frame instanceof RelayFrame.Poke poke) {
                poked(poke);
            } else {
                delivery.frame(frame);
            }
        }

        @Override
        public void lost() {
            delivery.lost();
        }
    }

    private void poked(RelayFrame.Poke poke) {
        switch (poke.kind()) {
            case DIRECTORY -> background.execute(this::readDirectory);
            case LOG -> poke.head().ifPresent(contacts::poked);
            case PREKEYS -> background.execute(() -> upkeep.run(false));
        }
    }

    private void keepUp() {
        if (delivery.stopped().value().isEmpty()) {
            upkeep.run(false);
        }
        keptUp.complete(true);
        readDirectory();
    }

    /**
     * Waits until the relay had a chance to take this device's prekeys, without which nobody can write
     * to it: somebody who joins and leaves at once would be unreachable until they come back.
     */
    void awaitReachable(Duration patience) {
        try {
            var _ = keptUp.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("prekeys go to the relay with the next connection");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readDirectory() {
        // One reader at a time; what changes meanwhile pokes again.
        if (!readingDirectory.compareAndSet(false, true)) {
            return;
        }
        try {
            contacts.readDirectory();
        } catch (ParleyException e) {
            LOG.info("the directory could not be read now: {}", e.getMessage());
        } finally {
            readingDirectory.set(false);
        }
    }

    private final class AskedRelay implements Relay {
        @Override
        public RelayFrame.Log log(AccountId account, long from) throws ParleyException {
            try {
                return link.logGet(account, from).get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ParleyException trouble) {
                    throw trouble;
                }
                if (e.getCause() instanceof RejectedException) {
                    throw new ParleyException(Trouble.PERSON_UNKNOWN, e);
                }
                throw new ParleyException(Trouble.RELAY_UNREACHABLE, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ParleyException(Trouble.RELAY_UNREACHABLE, e);
            }
        }

        @Override
        public DirectoryPage directory(Optional<AccountId> after) throws ParleyException {
            try {
                return http.directory(after, DIRECTORY_PAGE);
            } catch (ProblemException e) {
                throw e.toParley();
            }
        }
    }

    private final class Heard implements ContactEvents {
        @Override
        public void devicesChanged(AccountId account, int added, int removed) {
            chats.devicesChanged(account, added, removed);
        }

        @Override
        public void peopleChanged() {
            chats.peopleChanged();
        }

        @Override
        public void logArrived(AccountId account) {
            delivery.changed(account);
        }
    }

    private final class KnownPersons implements Chats.Persons {
        @Override
        public Person person(AccountId account) {
            return contacts.person(account);
        }

        @Override
        public void present(AccountId account, boolean online, Instant at) {
            contacts.present(account, online, at);
        }

        @Override
        public Optional<Trouble> refused(AccountId account) {
            return contacts.refused(account);
        }
    }

    private final class ContactAddresses implements Addresses {
        @Override
        public Optional<DeviceLog> log(AccountId account) {
            return contacts.log(account);
        }

        @Override
        public DeviceLog fetch(AccountId account) throws ParleyException {
            return contacts.fetch(account);
        }

        @Override
        public boolean held(AccountId account) {
            return contacts.held(account);
        }

        @Override
        public void heard(AccountId by, List<LogHead> heads) {
            contacts.heard(by, heads);
        }
    }

    private final class LinkWire implements Wire {
        @Override
        public boolean send(ClientFrame frame) {
            return link.send(frame);
        }

        @Override
        public PreKeyOffer preKeys(AccountId account, DeviceId device) throws ParleyException {
            try {
                return http.preKeyOffer(account, device);
            } catch (ProblemException e) {
                throw e.toParley();
            }
        }

        @Override
        public void again() {
            link.again();
        }
    }

    // the face

    @Override
    public State<Me> me() {
        return me;
    }

    @Override
    public State<Connection> connection() {
        return link.connection();
    }

    @Override
    public State<Connection.ClockOffset> clock() {
        return link.clock();
    }

    @Override
    public State<List<Person>> people() {
        return contacts.people();
    }

    @Override
    public State<List<ChatSummary>> chats() {
        return chats.summaries();
    }

    @Override
    public Conversation open(ChatId chat) {
        return chats.open(chat);
    }

    @Override
    public void reconnect() {
        link.reconnect();
    }

    @Override
    public SafetyNumber safetyNumber(AccountId person) {
        return new SafetyNumber(
                SafetyNumbers.digits(identity.account(), person),
                SafetyNumbers.qr(identity.account(), person));
    }

    @Override
    public CompletableFuture<Void> verified(AccountId person, boolean matches) {
        return later(
                () -> {
                    contacts.verified(person, matches);
                    return null;
                });
    }

    @Override
    public CompletableFuture<List<DeviceInfo>> devices(AccountId account) {
        return later(
                () -> {
                    Optional<DeviceLog> held = contacts.log(account);
                    DeviceLog log = held.isPresent() ? held.get() : contacts.fetch(account);
                    return log.devices().map(device -> info(log, device)).toList();
                });
    }

    private DeviceInfo info(DeviceLog log, DeviceLog.Device device) {
        return new DeviceInfo(
                device.keys().id(),
                "Desktop",
                device.keys().id().equals(identity.device()),
                device.active(),
                Instant.ofEpochMilli(log.entries().get((int) device.since()).parse().ts()));
    }

    @Override
    public Optional<List<String>> kitWords() {
        synchronized (secretsLock) {
            return secrets.kit().map(secret -> Kit.of(secret).words());
        }
    }

    @Override
    public CompletableFuture<Void> kitSaved() {
        return later(
                () -> {
                    synchronized (secretsLock) {
                        secrets = registration.kitSaved(secrets);
                    }
                    me.update(
                            now ->
                                    new Me(
                                            now.account(),
                                            now.handle(),
                                            now.name(),
                                            now.device(),
                                            now.role(),
                                            now.relay(),
                                            KitState.SAVED));
                    return null;
                });
    }

    @Override
    public Optional<String> setting(String key) {
        return settings.get(key);
    }

    @Override
    public CompletableFuture<Void> setting(String key, String value) {
        return settings.set(key, value);
    }

    @Override
    public CompletableFuture<Void> export(Path file) {
        return later(
                () -> {
                    chats.export(file);
                    return null;
                });
    }

    @Override
    public State<Optional<Trouble>> sendingStopped() {
        return delivery.stopped();
    }

    @Override
    public CompletableFuture<Void> sent() {
        return delivery.sent();
    }

    private <T extends @Nullable Object> CompletableFuture<T> later(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        background.execute(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        delivery.goodbye();
        try {
            joined(
                    lane.call(
                            () -> {
                                chats.end();
                                return true;
                            }));
        } catch (ParleyException e) {
            LOG.warn("a draft could not be kept", e);
        }
        link.close();
        http.close();
        timer.shutdownNow();
        background.shutdownNow();
        lane.close();
        ledger.close();
        dataKey.destroy();
        lock.close();
    }
}
