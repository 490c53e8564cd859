package chat.parley.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.crypto.CryptoStore;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.crypto.PreKeyMaker;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.FakeRelay;
import chat.parley.engine.link.LinkTimes;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.link.Sessions;
import chat.parley.engine.store.Lane;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.id.AccountId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UpkeepTest {
    private final SecureRandom random = new SecureRandom();
    private final FakeRelay http = new FakeRelay();
    private final TestRelay relay = new TestRelay();
    private final Somebody me = new Somebody();
    private final Lane lane = new Lane("test-lane", bug -> {});
    private final Times timer = new Times();
    private final AtomicInteger uploads = new AtomicInteger();
    private Ledger ledger;
    private RelayHttp relayHttp;
    private Upkeep upkeep;

    @TempDir Path home;

    /** Does again and again only what the test says. */
    private static final class Times extends ScheduledThreadPoolExecutor {
        final List<Runnable> repeated = new ArrayList<>();

        Times() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(
                Runnable task, long wait, long pause, TimeUnit unit) {
            repeated.add(task);
            return super.schedule(() -> {}, wait, unit);
        }
    }

    private static final class OneToken implements Sessions {
        @Override
        public Optional<Bytes> token() {
            return Optional.of(Bytes.of(new byte[32]));
        }

        @Override
        public Bytes renewed() {
            return Bytes.of(new byte[32]);
        }
    }

    private static final class NobodyListens implements ContactEvents {
        @Override
        public void devicesChanged(AccountId account, int added, int removed) {}

        @Override
        public void peopleChanged() {}

        @Override
        public void logArrived(AccountId account) {}
    }

    @BeforeEach
    void open() {
        http.http =
                request -> {
                    if (request.line().startsWith("PUT")) {
                        uploads.incrementAndGet();
                    }
                    return FakeRelay.Response.json(200, new PreKeyCount(0, 0));
                };
        Clock clock = Clock.systemUTC();
        relayHttp =
                new RelayHttp(
                        new RelayTrust(http.address(), http.pin(), LinkTimes.STANDARD),
                        new OneToken());
        Contacts contacts = on(() -> contacts(clock));
        PreKeyMaker maker =
                new PreKeyMaker(
                        new CryptoStore(), DeviceIdentity.create(me.account, random), clock);
        upkeep =
                new Upkeep(
                        contacts,
                        new PreKeyUpkeep(maker, lane, ledger, relayHttp, clock),
                        () -> true,
                        Runnable::run);
    }

    private Contacts contacts(Clock clock) throws Exception {
        ledger =
                Ledger.open(
                        home,
                        DataKey.random(random),
                        Stream.of(CryptoStore.MIGRATIONS, Contacts.migrations())
                                .flatMap(List::stream)
                                .toList(),
                        lane,
                        clock,
                        random);
        Contacts contacts =
                new Contacts(
                        me.account,
                        lane,
                        ledger,
                        relay,
                        Runnable::run,
                        new NobodyListens(),
                        clock,
                        timer);
        ledger.play(List.of(contacts));
        contacts.load();
        return contacts;
    }

    @AfterEach
    void close() {
        relayHttp.close();
        http.close();
        timer.shutdownNow();
        ledger.close();
        lane.close();
    }

    private <T> T on(Callable<T> work) {
        return lane.call(work).join();
    }

    @Test
    void keysAndPeopleAreLookedAfterAgainWithoutANewConnection() {
        upkeep.begin(timer);
        assertEquals(0, uploads.get());
        for (int time = 1; time <= 2; time++) {
            relay.asked.set(0);
            timer.repeated.forEach(Runnable::run);
            assertEquals(time, uploads.get());
            assertTrue(relay.asked.get() > 0, "the directory is read");
        }
    }
}
