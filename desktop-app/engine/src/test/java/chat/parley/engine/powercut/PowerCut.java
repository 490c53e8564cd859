package chat.parley.engine.powercut;

import chat.parley.engine.keys.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A disk whose power can go at any step. Run the code under test on {@link #home}, call {@link #acknowledged} at each
 * promise, then {@link #check} many images.
 */
public final class PowerCut implements AutoCloseable {
    /** How many images a test checks: {@code -Dparley.powercut.images}, 10 if it is not given. */
    public static final int IMAGES = Integer.getInteger("parley.powercut.images", 10);

    private final Path images;
    private final RecordedDisk disk;
    private final Path home;
    private int begin;

    /**
     * Makes an empty disk.
     *
     * @param folder an empty folder of the real file system, for the disk and its images
     */
    public PowerCut(Path folder) throws IOException {
        Path real = Files.createDirectory(folder.resolve("disk")).toRealPath();
        this.images = Files.createDirectory(folder.resolve("images"));
        this.disk = new RecordedDisk(real);
        this.home = new RecordedFileSystem(disk).path(real.resolve("home"));
        RecordedH2Files.register(disk);
    }

    /** Opens an image. */
    @FunctionalInterface
    public interface Check {
        /**
         * Checks that nothing promised is missing.
         *
         * @param image the home after the cut, in the real file system; it may not even exist
         * @param acknowledged what was promised before the cut, in order
         */
        void open(Path image, List<Object> acknowledged) throws Exception;
    }

    /** The home to run on; not made yet. */
    public Path home() {
        return home;
    }

    /** Makes the home a durable copy of one in the real file system, if there is one; cuts come after that. */
    public void copy(Path image) throws IOException {
        if (!Files.isDirectory(image)) {
            return;
        }
        try (Stream<Path> all = Files.walk(image)) {
            for (Path path : all.sorted().toList()) {
                Path target = home.resolve(image.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Disk.makeFolder(target);
                } else {
                    Disk.replace(target, Files.readAllBytes(path));
                }
            }
        }
        begin = steps();
    }

    /** Notes that {@code what} was promised at this moment. */
    public void acknowledged(Object what) {
        disk.acknowledged(what);
    }

    /** From now on only so many more bytes fit on the disk; {@link Long#MAX_VALUE} for no end. */
    public void space(long bytes) {
        disk.space(bytes);
    }

    /** What the system says of a full disk, in the person's language. */
    public void say(String full) {
        disk.say(full);
    }

    /** From now on, or no longer, nothing can be changed. */
    public void readOnly(boolean nothingMayChange) {
        disk.readOnly(nothingMayChange);
    }

    /** From now on, or no longer, the disk fails to make anything durable. */
    public void forcesFail(boolean forcesFail) {
        disk.forcesFail(forcesFail);
    }

    /** The process dies after so many steps: nothing that it does then reaches the disk. */
    public void dieAfter(int steps) {
        disk.dieAfter(steps);
    }

    /** The home as the real file system has it: for another process. */
    public Path realHome() {
        return RecordedPath.real(home);
    }

    /** How many steps were recorded before {@code name}, relative to the disk, was first made. */
    public int stepsUntil(String name) {
        List<Step> steps = disk.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Create made && made.path().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " was never made");
    }

    /** After how many steps, up to {@code last}, a dying process leaves something else than a step before. */
    public List<Integer> deaths(int last) {
        List<Step> steps = disk.steps();
        return IntStream.rangeClosed(0, last)
                .filter(count -> count == 0 || changes(steps.get(count - 1)))
                .boxed()
                .toList();
    }

    private static boolean changes(Step step) {
        return switch (step) {
            case Step.Write write -> true;
            case Step.Truncate truncate -> true;
            case Step.Create create -> true;
            case Step.Rename rename -> true;
            case Step.Delete delete -> true;
            case Step.Force force -> false;
            case Step.ForceFolder force -> false;
            case Step.Acknowledged promise -> false;
        };
    }

    /** How many steps were recorded. */
    public int steps() {
        return disk.steps().size();
    }

    /**
     * Cuts the power at random steps, in turn in order and with reordered blocks; the last image is one at the very end.
     *
     * @param count how many images
     * @param seed printed with a failure, so that it can be had again
     */
    public void check(int count, long seed, Check check) throws Exception {
        List<Step> steps = disk.steps();
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed + i);
            int cut = i == count - 1 ? steps.size() : cut(steps, random);
            boolean reordered = i % 2 == 1;
            Images image = new Images(random, reordered);
            image.play(steps.subList(0, cut));
            Path folder = Files.createDirectory(images.resolve("image-" + i));
            image.write(folder);
            try {
                check.open(folder.resolve("home"), image.acknowledged());
            } catch (Throwable e) {
                throw new AssertionError(
                        "image %d of seed %d, cut at step %d of %d, %s, after %d promises"
                                .formatted(
                                        i,
                                        seed,
                                        cut,
                                        steps.size(),
                                        reordered ? "reordered" : "in order",
                                        image.acknowledged().size()),
                        e);
            }
            delete(folder);
        }
    }

    /** Any step, and half of the time the one right before a force, when most is at stake. */
    private int cut(List<Step> steps, Random random) {
        int cut = begin + random.nextInt(steps.size() - begin + 1);
        if (random.nextBoolean()) {
            while (cut < steps.size() && !(steps.get(cut) instanceof Step.Force)) {
                cut++;
            }
        }
        return cut;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        RecordedH2Files.unregister(disk);
    }
}
