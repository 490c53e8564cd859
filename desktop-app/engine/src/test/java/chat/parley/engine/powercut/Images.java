package chat.parley.engine.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Replays the first steps of a disk and writes down what it may hold when the power goes. */
final class Images {
    private static final int BLOCK = 4096;

    private final Random random;
    private final boolean reordered;

    private final Map<Integer, File> files = new HashMap<>();

    /** Names that stay whatever happens, and each folder's later changes. */
    private final Map<String, Integer> names = new TreeMap<>();

    private final Map<String, List<Step>> changes = new LinkedHashMap<>();
    private final List<Object> acknowledged = new ArrayList<>();

    Images(Random random, boolean reordered) {
        this.random = random;
        this.reordered = reordered;
    }

    private static final class File {
        private byte[] forced = new byte[0];
        private final List<Step> later = new ArrayList<>();
    }

    /** What was acknowledged before the cut. */
    List<Object> acknowledged() {
        return acknowledged;
    }

    void play(List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case Step.Write write -> file(write.file()).later.add(write);
                case Step.Truncate truncate -> file(truncate.file()).later.add(truncate);
                case Step.Force force -> {
                    File file = file(force.file());
                    file.forced = all(file);
                    file.later.clear();
                }
                case Step.Create create -> changed(create.path(), create);
                case Step.Rename rename -> changed(rename.to(), rename);
                case Step.Delete delete -> changed(delete.path(), delete);
                case Step.ForceFolder folder -> {
                    List<Step> changed = changes.remove(folder.path());
                    if (changed != null) {
                        changed.forEach(change -> apply(change, names));
                    }
                }
                case Step.Acknowledged promise -> acknowledged.add(promise.what());
            }
        }
    }

    private File file(int number) {
        return files.computeIfAbsent(number, n -> new File());
    }

    private void changed(String path, Step change) {
        changes.computeIfAbsent(folder(path), f -> new ArrayList<>()).add(change);
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static void apply(Step change, Map<String, Integer> names) {
        switch (change) {
            case Step.Create create -> names.put(create.path(), create.file());
            case Step.Rename rename -> {
                Integer file = names.remove(rename.from());
                if (file != null) {
                    names.put(rename.to(), file);
                }
            }
            case Step.Delete delete -> names.remove(delete.path());
            default -> throw new IllegalStateException("no change of a name");
        }
    }

    private static byte[] all(File file) {
        byte[] content = file.forced;
        for (Step step : file.later) {
            content = applied(content, step);
        }
        return content;
    }

    private static byte[] applied(byte[] content, Step step) {
        return switch (step) {
            case Step.Write write -> written(content, write, write.end());
            case Step.Truncate truncate -> Arrays.copyOf(content, (int) truncate.size());
            default -> throw new IllegalStateException("no change of content");
        };
    }

    private static byte[] written(byte[] content, Step.Write write, long end) {
        byte[] next = Arrays.copyOf(content, (int) Math.max(content.length, end));
        write.copyTo(next, write.offset(), end);
        return next;
    }

    /** What stays of a file. */
    private byte[] kept(File file) {
        return reordered ? someBlocks(file) : prefix(file);
    }

    private byte[] prefix(File file) {
        byte[] content = file.forced;
        int whole = random.nextInt(file.later.size() + 1);
        for (Step step : file.later.subList(0, whole)) {
            content = applied(content, step);
        }
        if (whole < file.later.size() && file.later.get(whole) instanceof Step.Write write) {
            int part = random.nextInt(write.bytes().remaining() + 1);
            content = written(content, write, write.offset() + part);
        }
        return content;
    }

    private byte[] someBlocks(File file) {
        byte[] content = file.forced;
        int grown = random.nextInt(file.later.size() + 1);
        int chance = 1 + random.nextInt(9);
        for (int i = 0; i < file.later.size(); i++) {
            Step step = file.later.get(i);
            switch (step) {
                case Step.Write write -> {
                    int size =
                            i < grown
                                    ? (int) Math.max(content.length, write.end())
                                    : content.length;
                    content = Arrays.copyOf(content, size);
                    blocks(content, write, chance);
                }
                case Step.Truncate truncate -> {
                    if (i < grown) {
                        content = Arrays.copyOf(content, (int) truncate.size());
                    }
                }
                default -> throw new IllegalStateException("no change of content");
            }
        }
        return content;
    }

    private void blocks(byte[] content, Step.Write write, int chance) {
        int from = (int) write.offset();
        int end = (int) Math.min(write.end(), content.length);
        while (from < end) {
            int to = Math.min(end, (from / BLOCK + 1) * BLOCK);
            if (random.nextInt(10) < chance) {
                write.copyTo(content, from, to);
            }
            from = to;
        }
    }

    /** Writes the image into an empty folder. */
    void write(Path target) throws IOException {
        Map<String, Integer> kept = new TreeMap<>(names);
        for (List<Step> folder : changes.values()) {
            folder.subList(0, random.nextInt(folder.size() + 1))
                    .forEach(change -> apply(change, kept));
        }
        for (Map.Entry<String, Integer> entry : kept.entrySet()) {
            String parent = folder(entry.getKey());
            if (!parent.isEmpty() && !Integer.valueOf(0).equals(kept.get(parent))) {
                continue; // its folder did not survive
            }
            Path path = target.resolve(entry.getKey());
            if (!Files.isDirectory(path.getParent())) {
                continue;
            }
            if (entry.getValue() == 0) {
                Files.createDirectory(path);
            } else {
                Files.write(path, kept(file(entry.getValue())));
            }
        }
    }
}
