package chat.parley.relay.storage;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.relay.TestDevice;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.H2DeviceStore;
import chat.parley.relay.devices.H2ExclusionStore;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.mailbox.Arrivals;
import chat.parley.relay.mailbox.H2MailboxStore;
import chat.parley.relay.mailbox.HeldCalls;
import chat.parley.relay.mailbox.MailboxLimits;
import chat.parley.relay.mailbox.Mailboxes;
import chat.parley.relay.mailbox.Sends;
import chat.parley.relay.metrics.Metrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The rooms that a message passes, over one folder. */
final class TestRooms implements AutoCloseable {
    final DataFolder data;
    final Database database;
    final DeviceLogs logs;
    final Mailboxes mailboxes;
    final Sends sends;

    TestRooms(Path path, String files) throws FolderException {
        data = DataFolder.open(path);
        database = Database.open(data, files, () -> {});
        InstantSource clock = InstantSource.system();
        Exclusions exclusions = new Exclusions(database, new H2ExclusionStore(), clock);
        logs = new DeviceLogs(database, new H2DeviceStore(), exclusions);
        Metrics metrics = new Metrics();
        mailboxes =
                new Mailboxes(
                        database,
                        new H2MailboxStore(),
                        logs,
                        new MailboxLimits(1_000_000, MailboxLimits.DEFAULT.bytes()),
                        Bytes.of(new byte[16]),
                        clock,
                        metrics);
        sends =
                new Sends(
                        database,
                        mailboxes,
                        new HeldCalls(clock),
                        logs,
                        exclusions,
                        new Limiter(LimitSettings.none(), System::nanoTime),
                        new Nobody(),
                        clock,
                        metrics);
    }

    /** Holds the lane up, so that the jobs that come meanwhile make one batch. */
    static CountDownLatch holdUp(Database database) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        var _ =
                database.lane()
                        .lazy(
                                tx -> {
                                    begun.countDown();
                                    await(go);
                                    return true;
                                });
        await(begun);
        return go;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void join(TestDevice device) throws LogRefusedException {
        DeviceLog log = DeviceLog.verify(device.account, List.of(device.create()));
        database.lane().durable(tx -> logs.create(tx, log)).join();
    }

    /** The ids of all messages that wait for a device. */
    Set<Object> waiting(TestDevice device) {
        var _ =
                mailboxes.open(
                        new AuthenticatedDevice(device.account, device.id), device.counters());
        Set<Object> there = new HashSet<>();
        long after = 0;
        while (after < mailboxes.tail(device.id)) {
            Mailboxes.Page page = mailboxes.page(device.id, after, 500, Long.MAX_VALUE);
            page.frames().forEach(frame -> there.add(((Msg) frame).mid()));
            after = page.upTo();
        }
        return there;
    }

    @Override
    public void close() {
        database.close();
        data.close();
    }

    private static final class Nobody implements Arrivals {
        @Override
        public void arrived(DeviceId device, Msg message) {}

        @Override
        public void expired(DeviceId device) {}

        @Override
        public boolean hand(DeviceId device, Msg message) {
            return false;
        }
    }
}
