package chat.parley.engine.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The steps of a disk, in their order. A step is done and noted under one lock. */
final class RecordedDisk {
    private final Path root;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private int files;
    private LongSupplier space = () -> Long.MAX_VALUE;
    private boolean readOnly;
    private boolean recording = true;

    RecordedDisk(Path root) {
        this.root = root;
    }

    /** What is done to the real disk. */
    @FunctionalInterface
    interface Deed<T> {
        T doIt() throws IOException;
    }

    Path root() {
        return root;
    }

    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    synchronized void acknowledged(Object what) {
        note(new Step.Acknowledged(what));
    }

    /** From now on every write needs as many bytes as {@code space} gives at that moment. */
    synchronized void space(LongSupplier bytes) {
        this.space = bytes;
    }

    synchronized void readOnly(boolean nothingMayChange) {
        this.readOnly = nothingMayChange;
    }

    /** For faults and not for images: keeps memory free in long tests. */
    synchronized void stopRecording() {
        recording = false;
        steps.clear();
    }

    private void note(Step step) {
        if (recording) {
            steps.add(step);
        }
    }

    private String name(Path path) {
        return root.relativize(path.toAbsolutePath().normalize()).toString();
    }

    private void mayChange(Path path) throws IOException {
        if (readOnly) {
            throw new FileSystemException(path.toString(), null, "Read-only file system");
        }
    }

    /** Opens a file; its number, new where it was not there. */
    synchronized int open(Path path, boolean writing, boolean creating) throws IOException {
        if (writing) {
            mayChange(path);
        }
        Integer known = names.get(name(path));
        if (known != null) {
            return known;
        }
        if (creating) {
            needs(path, 1);
        }
        int file = ++files;
        names.put(name(path), file);
        note(new Step.Create(name(path), file));
        return file;
    }

    private void needs(Path path, long bytes) throws IOException {
        if (space.getAsLong() < bytes) {
            throw new FileSystemException(path.toString(), null, "No space left on device");
        }
    }

    synchronized <T> T write(Path path, int file, long offset, byte[] bytes, Deed<T> deed)
            throws IOException {
        mayChange(path);
        needs(path, bytes.length);
        T done = deed.doIt();
        note(new Step.Write(file, offset, ByteBuffer.wrap(bytes)));
        return done;
    }

    synchronized <T> T truncate(int file, long size, Deed<T> deed) throws IOException {
        T done = deed.doIt();
        note(new Step.Truncate(file, size));
        return done;
    }

    synchronized void force(int file) {
        note(new Step.Force(file));
    }

    synchronized void forceFolder(Path folder) {
        note(new Step.ForceFolder(name(folder)));
    }

    synchronized void createFolder(Path folder, Deed<@Nullable Void> deed) throws IOException {
        mayChange(folder);
        deed.doIt();
        note(new Step.Create(name(folder), 0));
    }

    synchronized void rename(Path from, Path to, Deed<@Nullable Void> deed) throws IOException {
        mayChange(to);
        deed.doIt();
        Integer file = names.remove(name(from));
        if (file != null) {
            names.put(name(to), file);
        }
        note(new Step.Rename(name(from), name(to)));
    }

    synchronized void delete(Path path, Deed<@Nullable Void> deed) throws IOException {
        mayChange(path);
        deed.doIt();
        names.remove(name(path));
        note(new Step.Delete(name(path)));
    }
}
