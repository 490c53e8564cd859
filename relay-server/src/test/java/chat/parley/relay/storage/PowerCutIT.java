package chat.parley.relay.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogRefusedException;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.relay.TestDevice;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.H2DeviceStore;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.mailbox.Arrivals;
import chat.parley.relay.mailbox.H2MailboxStore;
import chat.parley.relay.mailbox.HeldCalls;
import chat.parley.relay.mailbox.MailboxLimits;
import chat.parley.relay.mailbox.Mailboxes;
import chat.parley.relay.mailbox.SendOutcome.Accepted;
import chat.parley.relay.mailbox.Sends;
import chat.parley.relay.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at a random moment: what was forced is there, and some beginning of what was not. Every message that had
 * been accepted by then is found. Ten images in the suite, {@code -Dparley.powercut.images=100} for more.
 */
class PowerCutIT {
    private static final int IMAGES = Integer.getInteger("parley.powercut.images", 10);
    private static final long SEED = 20261124;
    private static final int MESSAGES = 1500;

    @TempDir Path folder;

    private final TestDevice ada = TestDevice.fresh();
    private final TestDevice ben = TestDevice.fresh();

    /** The rooms that a message passes, over one folder. */
    private static final class Rooms implements AutoCloseable {
        final DataFolder data;
        final Database database;
        final DeviceLogs logs;
        final Mailboxes mailboxes;
        final Sends sends;

        Rooms(Path path, String files) throws FolderException {
            data = DataFolder.open(path);
            database = Database.open(data, files, () -> {});
            logs = new DeviceLogs(database, new H2DeviceStore());
            Metrics metrics = new Metrics();
            InstantSource clock = InstantSource.system();
            mailboxes =
                    new Mailboxes(
                            database,
                            new H2MailboxStore(),
                            logs,
                            MailboxLimits.DEFAULT,
                            Bytes.of(new byte[16]),
                            clock,
                            metrics);
            sends =
                    new Sends(
                            database,
                            mailboxes,
                            new HeldCalls(clock),
                            logs,
                            new Limiter(LimitSettings.none(), System::nanoTime),
                            new Nobody(),
                            clock,
                            metrics);
        }

        @Override
        public void close() {
            database.close();
            data.close();
        }
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

    @Test
    void whatWasAcceptedIsThereAfterAPowerCut() throws Exception {
        RecordedFiles.begin();
        run();
        List<RecordedFiles.Step> steps = RecordedFiles.steps();
        long promises = steps.stream().filter(RecordedFiles.Promise.class::isInstance).count();
        assertEquals(MESSAGES, promises);
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < IMAGES; i++) {
            found += check(i, steps.subList(0, random.nextInt(steps.size() + 1)), random);
        }
        assertTrue(found > 0, "every cut came too early");
    }

    private void run() throws FolderException, LogRefusedException {
        try (Rooms rooms = new Rooms(folder.resolve("disk"), RecordedFiles.SCHEME + ":")) {
            for (TestDevice device : List.of(ada, ben)) {
                DeviceLog log = DeviceLog.verify(device.account, List.of(device.create()));
                rooms.database.lane().durable(tx -> rooms.logs.create(tx, log)).join();
            }
            AuthenticatedDevice from = new AuthenticatedDevice(ada.account, ada.id);
            Random size = new Random(SEED);
            List<CompletableFuture<Void>> underWay = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                Send send = ada.send(ben, 50 + size.nextInt(1000));
                underWay.add(
                        rooms.sends
                                .send(from, send)
                                .thenAccept(
                                        outcome -> {
                                            if (outcome instanceof Accepted) {
                                                RecordedFiles.promise(send.mid());
                                            }
                                        }));
                if (size.nextInt(12) == 0) {
                    underWay.forEach(CompletableFuture::join);
                    underWay.clear();
                }
            }
            underWay.forEach(CompletableFuture::join);
        }
    }

    private int check(int number, List<RecordedFiles.Step> steps, Random random)
            throws IOException, FolderException {
        Path image = Files.createDirectory(folder.resolve("image-" + number));
        List<Object> promised =
                RecordedFiles.play(steps, random.nextInt(6), image.resolve("relay.mv.db"));
        if (promised.isEmpty()) {
            return 0;
        }
        try (Rooms rooms = new Rooms(image, "file:")) {
            var _ =
                    rooms.mailboxes.open(
                            new AuthenticatedDevice(ben.account, ben.id), ben.counters());
            Set<Object> there = new HashSet<>();
            long after = 0;
            while (after < rooms.mailboxes.tail(ben.id)) {
                Mailboxes.Page page = rooms.mailboxes.page(ben.id, after, 500, Long.MAX_VALUE);
                page.frames().forEach(frame -> there.add(((Msg) frame).mid()));
                after = page.upTo();
            }
            List<Object> lost = promised.stream().filter(mid -> !there.contains(mid)).toList();
            assertEquals(
                    List.of(),
                    lost,
                    "image %d of seed %d, cut at step %d".formatted(number, SEED, steps.size()));
        } catch (FolderException e) {
            throw new AssertionError(
                    "image %d of seed %d does not open".formatted(number, SEED), e);
        }
        return promised.size();
    }
}
