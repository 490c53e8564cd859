package chat.parley.engine;

import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.JoinFlow;
import chat.parley.engine.account.Me;
import chat.parley.engine.account.Own;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.PreKeyUpkeep;
import chat.parley.engine.account.Registration;
import chat.parley.engine.account.SafetyNumber;
import chat.parley.engine.account.Upkeep;
import chat.parley.engine.chats.ChatSummary;
import chat.parley.engine.chats.Conversation;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.crypto.CryptoStore;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.crypto.PreKeyMaker;
import chat.parley.engine.keys.ProfileLock;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.AskedRelay;
import chat.parley.engine.link.Connection;
import chat.parley.engine.link.HelloSigner;
import chat.parley.engine.link.LinkEvents;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.link.RelayLink;
import chat.parley.engine.observe.State;
import chat.parley.engine.store.Lane;
import chat.parley.engine.trouble.Futures;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Domain;
import chat.parley.model.id.AccountId;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.HelloProof;
import chat.parley.model.wire.RelayFrame;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A profile that is open: its rooms between its ledger and its relay, and the face that hides them. */
final class OpenProfile implements Messenger {
    private static final Logger LOG = LoggerFactory.getLogger(OpenProfile.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("parley-timer").daemon().factory());
    private final ExecutorService background =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual()
                            .name("parley-work-", 0)
                            .uncaughtExceptionHandler((thread, failure) -> failed(failure))
                            .factory());
    private final DeviceIdentity identity;
    private final RelayLink link;
    private final Rooms rooms;
    private final Upkeep upkeep;
    private final Own own;
    private final Closing open;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Opens it; if that fails, nothing of it stays open, and {@code lock} neither. */
    static OpenProfile open(
            Path home,
            ProfileLock lock,
            JoinFlow.Admitted admitted,
            String deviceName,
            Clock clock,
            SecureRandom random)
            throws ParleyException {
        Closing open = new Closing();
        open.add(lock);
        open.add(admitted.dataKey()::destroy);
        try {
            Lane lane =
                    new Lane("parley-lane", failure -> LOG.error("a fault on the lane", failure));
            open.add(lane);
            Ledger ledger =
                    Ledger.open(home, admitted.dataKey(), Rooms.migrations(), lane, clock, random);
            open.add(ledger);
            open.add(lane); // again, to end before the ledger: it still does what it was given
            OpenProfile profile =
                    new OpenProfile(open, admitted, deviceName, lane, ledger, clock, random);
            profile.rooms.begin();
            profile.connect();
            return profile;
        } catch (ParleyException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private OpenProfile(
            Closing open,
            JoinFlow.Admitted admitted,
            String deviceName,
            Lane lane,
            Ledger ledger,
            Clock clock,
            SecureRandom random) {
        this.open = open;
        open.add(background::shutdownNow);
        open.add(timer::shutdownNow);
        this.identity = Registration.identity(admitted.secrets());
        this.link = new RelayLink(admitted.trust(), new Signer(), clock, random);
        RelayHttp http = new RelayHttp(admitted.trust(), link);
        open.add(http);
        open.add(link);
        AskedRelay relay = new AskedRelay(link, http);
        this.rooms =
                new Rooms(
                        identity,
                        admitted.secrets().countersSecret(),
                        new Rooms.Ground(lane, ledger, timer, background, clock, random),
                        new Rooms.Way(relay, relay, link.relayClock(), this::relayWentBack));
        PreKeyMaker maker = new PreKeyMaker(new CryptoStore(), identity, clock);
        this.upkeep =
                new Upkeep(
                        rooms.contacts(),
                        new PreKeyUpkeep(maker, lane, ledger, http, clock),
                        () -> rooms.delivery().stopped().value().isEmpty(),
                        background);
        this.own = new Own(admitted, rooms.contacts(), deviceName);
    }

    /** Work that the end overtook fails on what is closed; that is nobody's concern. */
    private void failed(Throwable failure) {
        if (closed.get()) {
            LOG.debug("work was cut short by the end", failure);
        } else {
            LOG.error("a fault in the background", failure);
        }
    }

    private void connect() {
        open.add(rooms::end);
        open.add(rooms.delivery()::goodbye);
        upkeep.begin(timer);
        link.start(new Frames());
    }

    private void relayWentBack() {
        upkeep.relayWentBack();
    }

    /** Waits until others can write to this device, if that takes no longer than {@code patience}. */
    void awaitReachable(Duration patience) {
        upkeep.awaitReachable(patience);
    }

    /** Says who this device is and how far it came. */
    private final class Signer implements HelloSigner {
        @Override
        public ClientFrame.Hello hello(Bytes pin, RelayFrame.Nonce nonce) {
            HelloProof proof =
                    new HelloProof(pin, identity.device(), nonce.nonce(), nonce.connection());
            return new ClientFrame.Hello(
                    1,
                    identity.device(),
                    counters(),
                    identity.signing().sign(Domain.HELLO, proof.toBytes()),
                    List.of());
        }

        @Override
        public Counters counters() {
            return rooms.delivery().counters();
        }
    }

    private final class Frames implements LinkEvents {
        @Override
        public void welcomed(RelayFrame.Welcome welcome) {
            rooms.delivery().welcomed(welcome);
            upkeep.connected();
        }

        @Override
        public void frame(RelayFrame frame) {
            if (frame instanceof RelayFrame.Poke poke) {
                upkeep.poked(poke);
            } else {
                rooms.delivery().frame(frame);
            }
        }

        @Override
        public void lost() {
            rooms.delivery().lost();
        }
    }

    // the face

    @Override
    public State<Me> me() {
        return own.me();
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
        return rooms.contacts().people();
    }

    @Override
    public State<List<ChatSummary>> chats() {
        return rooms.chats().summaries();
    }

    @Override
    public Conversation open(ChatId chat) {
        return rooms.chats().open(chat);
    }

    @Override
    public void reconnect() {
        link.reconnect();
    }

    @Override
    public SafetyNumber safetyNumber(AccountId person) {
        return own.safetyNumber(person);
    }

    @Override
    public CompletableFuture<Void> verified(AccountId person, boolean matches) {
        return done(() -> rooms.contacts().verified(person, matches));
    }

    @Override
    public CompletableFuture<List<DeviceInfo>> devices(AccountId account) {
        return Futures.later(background, () -> own.devices(account));
    }

    @Override
    public Optional<List<String>> kitWords() {
        return own.kitWords();
    }

    @Override
    public CompletableFuture<Void> kitSaved() {
        return done(own::kitSaved);
    }

    @Override
    public boolean tellsReading() {
        return rooms.settings().tellsReading();
    }

    @Override
    public CompletableFuture<Void> tellReading(boolean tells) {
        return rooms.settings().tellReading(tells);
    }

    @Override
    public Optional<String> setting(String key) {
        return rooms.settings().get(key);
    }

    @Override
    public CompletableFuture<Void> setting(String key, String value) {
        return rooms.settings().set(key, value);
    }

    @Override
    public CompletableFuture<Void> export(Path file) {
        return done(() -> rooms.chats().export(file));
    }

    @Override
    public State<Optional<Trouble>> sendingStopped() {
        return rooms.delivery().stopped();
    }

    @Override
    public CompletableFuture<Void> sent() {
        return rooms.delivery().sent();
    }

    /** What has no result. */
    private interface Deed {
        void done() throws ParleyException;
    }

    private CompletableFuture<Void> done(Deed deed) {
        return Futures.later(
                background,
                () -> {
                    deed.done();
                    return null;
                });
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        open.close();
    }
}
