package chat.parley.relay.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.log.LogRefusedException;
import chat.parley.model.wire.ClientFrame.Send;
import chat.parley.relay.TestDevice;
import chat.parley.relay.devices.AuthenticatedDevice;
import chat.parley.relay.mailbox.SendOutcome.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at a random moment: what was forced is there, and some beginning of what was not. Every message that had
 * been accepted by then is found, also beside acknowledgements, which are not synced. Ten images in the suite, {@code
 * -Dparley.powercut.images=100} for more.
 */
class PowerCutIT {
    private static final int IMAGES = Integer.getInteger("parley.powercut.images", 10);
    private static final long SEED = 20261124;
    private static final int MESSAGES = 1500;
    private static final int ACKS = 400;

    @TempDir Path folder;

    private final TestDevice ada = TestDevice.fresh();
    private final TestDevice ben = TestDevice.fresh();

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
        try (TestRooms rooms = new TestRooms(folder.resolve("disk"), RecordedFiles.SCHEME + ":")) {
            rooms.join(ada);
            rooms.join(ben);
            AuthenticatedDevice from = new AuthenticatedDevice(ada.account, ada.id);
            for (int i = 0; i < ACKS; i++) {
                rooms.sends
                        .send(new AuthenticatedDevice(ben.account, ben.id), ben.send(ada, 100))
                        .join();
            }
            Random size = new Random(SEED);
            long acked = 0;
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
                if (acked < ACKS && size.nextInt(3) == 0) {
                    acked++; // not durable, and in one batch with what is
                    assertTrue(rooms.mailboxes.acknowledge(ada.id, acked));
                }
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
        try (TestRooms rooms = new TestRooms(image, "file:")) {
            Set<Object> there = rooms.waiting(ben);
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
