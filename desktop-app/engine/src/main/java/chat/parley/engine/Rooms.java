package chat.parley.engine;

import chat.parley.engine.account.ContactEvents;
import chat.parley.engine.account.Contacts;
import chat.parley.engine.chats.Chats;
import chat.parley.engine.chats.Folding;
import chat.parley.engine.crypto.CounterSeal;
import chat.parley.engine.crypto.CryptoStore;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.crypto.EphemeralSealer;
import chat.parley.engine.crypto.Sealer;
import chat.parley.engine.delivery.Delivery;
import chat.parley.engine.delivery.Inbound;
import chat.parley.engine.delivery.Self;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.Relay;
import chat.parley.engine.link.Wire;
import chat.parley.engine.settings.Settings;
import chat.parley.engine.store.Lane;
import chat.parley.engine.store.LaneTimer;
import chat.parley.engine.store.Migration;
import chat.parley.engine.trouble.Futures;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rooms of a profile between its ledger and its relay, each wired to the ones below it. */
final class Rooms {
    private final DeviceIdentity identity;
    private final Ground ground;
    private final Settings settings;
    private final Contacts contacts;
    private final Folding folding;
    private final Delivery delivery;
    private final Chats chats;

    /** What all of them stand on. */
    record Ground(
            Lane lane,
            Ledger ledger,
            ScheduledExecutorService timer,
            Executor background,
            Clock clock,
            SecureRandom random) {}

    /**
     * The way to the relay.
     *
     * @param clock the device's, put right by the relay's
     * @param wentBack told when the relay came back from a backup
     */
    record Way(Relay relay, Wire wire, Clock clock, Runnable wentBack) {}

    Rooms(DeviceIdentity identity, Bytes countersSecret, Ground ground, Way way) {
        this(identity, countersSecret, ground, way, UnaryOperator.identity());
    }

    /**
     * Wires them.
     *
     * @param between stands before what takes in what was delivered
     */
    Rooms(
            DeviceIdentity identity,
            Bytes countersSecret,
            Ground ground,
            Way way,
            UnaryOperator<Inbound> between) {
        this.identity = identity;
        this.ground = ground;
        Lane lane = ground.lane();
        Ledger ledger = ground.ledger();
        AccountId account = identity.account();
        LaneTimer laneTimer = LaneTimer.of(lane, ground.timer(), System::nanoTime);
        this.settings = new Settings(lane, ledger);
        this.contacts =
                new Contacts(
                        account,
                        lane,
                        ledger,
                        way.relay(),
                        ground.background(),
                        new Heard(),
                        ground.clock(),
                        ground.timer());
        this.folding = new Folding(account, lane, ledger, this::mine, contacts, laneTimer);
        this.delivery =
                new Delivery(
                        new Self(account, identity.device()),
                        lane,
                        ledger,
                        new Sealer(new CryptoStore(), identity, contacts, ground.clock()),
                        new EphemeralSealer(ground.random()),
                        new CounterSeal(countersSecret),
                        way.wire(),
                        contacts,
                        between.apply(folding),
                        ground.random(),
                        ground.clock(),
                        way.clock(),
                        ground.timer(),
                        ground.background(),
                        way.wentBack());
        this.chats =
                new Chats(
                        lane,
                        ledger,
                        delivery,
                        folding,
                        contacts,
                        settings::tellsReading,
                        laneTimer,
                        ground.clock());
    }

    /** The tables of all of them. */
    static List<Migration> migrations() {
        return Stream.of(
                        CryptoStore.MIGRATIONS,
                        Settings.migrations(),
                        Contacts.migrations(),
                        Delivery.migrations(),
                        Folding.migrations())
                .flatMap(List::stream)
                .toList();
    }

    /** Makes good what the ledger has and they have not, and loads what they know. */
    void begin() throws ParleyException {
        var _ =
                Futures.joined(
                        ground.lane()
                                .call(
                                        () -> {
                                            delivery.load();
                                            ground.ledger()
                                                    .play(
                                                            List.of(
                                                                    settings, contacts, delivery,
                                                                    folding));
                                            settings.load();
                                            contacts.load();
                                            delivery.begin();
                                            chats.begin();
                                            return true;
                                        }));
    }

    /** Lets the chats write down what is not written yet. */
    void end() throws ParleyException {
        var _ =
                Futures.joined(
                        ground.lane()
                                .call(
                                        () -> {
                                            chats.end();
                                            return true;
                                        }));
    }

    private boolean mine(DeviceId device) {
        return device.equals(identity.device())
                || contacts.log(identity.account()).flatMap(log -> log.device(device)).isPresent();
    }

    /** What those above hear of people. */
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

    Settings settings() {
        return settings;
    }

    Contacts contacts() {
        return contacts;
    }

    Delivery delivery() {
        return delivery;
    }

    Chats chats() {
        return chats;
    }
}
