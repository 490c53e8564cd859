package chat.parley.engine.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a disk, in their order. A step is done and noted under one lock. */
final class RecordedDisk {
    private final Path root;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private int files;
    private long space = Long.MAX_VALUE;
    private String full = "No space left on device";
    private boolean readOnly;
    private boolean forcesFail;
    private int last = Integer.MAX_VALUE;

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

    /** From now on only so many more bytes fit. */
    synchronized void space(long bytes) {
        this.space = bytes;
    }

    synchronized long space() {
        return space;
    }

    /** How the system says that the disk is full. */
    synchronized void say(String full) {
        this.full = full;
    }

    synchronized void readOnly(boolean nothingMayChange) {
        this.readOnly = nothingMayChange;
    }

    /** The process dies after so many steps: nothing that it does then reaches the disk. */
    synchronized void dieAfter(int steps) {
        this.last = steps;
    }

    private void note(Step step) {
        steps.add(step);
    }

    private String name(Path path) {
        return root.relativize(path.toAbsolutePath().normalize()).toString();
    }

    private void mayChange(Path path) throws IOException {
        if (steps.size() >= last) {
            throw new FileSystemException(path.toString(), null, "the process is dead");
        }
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
            full(path);
        }
        int file = ++files;
        names.put(name(path), file);
        note(new Step.Create(name(path), file));
        return file;
    }

    private void full(Path path) throws IOException {
        if (space <= 0) {
            throw new FileSystemException(path.toString(), null, full);
        }
    }

    /** A write to the real disk at a place. */
    @FunctionalInterface
    interface Write {
        int write(ByteBuffer from, long offset) throws IOException;
    }

    /** Writes what fits; where the disk is full, a first write is short and the next one fails, as on a real one. */
    synchronized int write(Path path, int file, ByteBuffer from, long offset, Write write)
            throws IOException {
        mayChange(path);
        full(path);
        int length = (int) Math.min(from.remaining(), space);
        byte[] bytes = new byte[length];
        from.get(from.position(), bytes);
        int written = write.write(from.slice(from.position(), length), offset);
        from.position(from.position() + length);
        if (written != length) {
            throw new IllegalStateException("the real disk took less");
        }
        if (space != Long.MAX_VALUE) {
            space -= length;
        }
        note(new Step.Write(file, offset, ByteBuffer.wrap(bytes)));
        return length;
    }

    synchronized <T> T truncate(int file, long size, Deed<T> deed) throws IOException {
        T done = deed.doIt();
        note(new Step.Truncate(file, size));
        return done;
    }

    /** From now on, or no longer, nothing is made durable. */
    synchronized void forcesFail(boolean forcesFail) {
        this.forcesFail = forcesFail;
    }

    synchronized void force(int file) throws IOException {
        if (forcesFail) {
            throw new IOException("Input/output error");
        }
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
