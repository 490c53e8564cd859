package chat.parley.relay.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's that writes through and remembers every step, so that the file can be had as a power cut would
 * have left it: what was forced, and any beginning of what was not.
 */
public final class RecordedFiles extends FilePathWrapper {
    static final String SCHEME = "recorded";

    /** One thing that happened to the file, or one promise that was made meanwhile. */
    sealed interface Step {}

    record Write(long position, ByteBuffer bytes) implements Step {}

    record Truncate(long size) implements Step {}

    record Force() implements Step {}

    record Promise(Object what) implements Step {}

    /** H2 makes its paths by itself, so the recording has to lie where all of them find it. */
    private static final class Recording {
        private static final Recording ONLY = new Recording();
        private final List<Step> steps = new ArrayList<>();
        private long space = Long.MAX_VALUE;
        private boolean forcesFail;

        synchronized void add(Step step) {
            steps.add(step);
        }

        synchronized List<Step> steps() {
            return List.copyOf(steps);
        }

        synchronized void clear() {
            steps.clear();
            space = Long.MAX_VALUE;
            forcesFail = false;
        }

        synchronized void space(long bytes) {
            space = bytes;
        }

        /** How many of so many bytes fit; takes their space. */
        synchronized int fitting(int bytes) throws IOException {
            if (space <= 0) {
                throw new IOException("No space left on device");
            }
            int fitting = (int) Math.min(bytes, space);
            space -= space == Long.MAX_VALUE ? 0 : fitting;
            return fitting;
        }

        synchronized void forcesFail(boolean fail) {
            forcesFail = fail;
        }

        synchronized void force() throws IOException {
            if (forcesFail) {
                throw new IOException("Input/output error");
            }
            steps.add(new Force());
        }
    }

    /** For H2, which makes one for each name. */
    public RecordedFiles() {}

    static void begin() {
        Recording.ONLY.clear();
        register(new RecordedFiles());
    }

    /** From now on only so many more bytes fit on the disk; {@link Long#MAX_VALUE} for no end. */
    static void space(long bytes) {
        Recording.ONLY.space(bytes);
    }

    /** From now on, or no longer, the disk fails to make anything durable. */
    static void forcesFail(boolean fail) {
        Recording.ONLY.forcesFail(fail);
    }

    static void promise(Object what) {
        Recording.ONLY.add(new Promise(what));
    }

    static List<Step> steps() {
        return Recording.ONLY.steps();
    }

    /**
     * Plays steps into a new file.
     *
     * @param steps up to the cut
     * @param spared how many of the writes behind the last force reached the disk; the next one half
     * @return the promises that were made before the cut
     */
    static List<Object> play(List<Step> steps, int spared, Path file) throws IOException {
        int forced = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Force) {
                forced = i;
            }
        }
        List<Object> promises = new ArrayList<>();
        int left = spared;
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < steps.size(); i++) {
                switch (steps.get(i)) {
                    case Promise promise -> promises.add(promise.what());
                    case Force _ -> {}
                    case Write write -> {
                        ByteBuffer bytes = write.bytes().duplicate();
                        if (i > forced && left <= 0) {
                            bytes.limit(left == 0 ? bytes.remaining() / 2 : 0);
                        }
                        left -= i > forced ? 1 : 0;
                        out.write(bytes, write.position());
                    }
                    case Truncate cut -> {
                        if (i < forced || left > 0) {
                            out.truncate(cut.size());
                        }
                    }
                }
            }
        }
        return promises;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new RecordedChannel(super.open(mode));
    }

    private static final class RecordedChannel extends FileBase {
        private final FileChannel real;

        RecordedChannel(FileChannel real) {
            this.real = real;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return real.read(into);
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            return real.read(into, position);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return write(bytes, real.position());
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            int fitting = Recording.ONLY.fitting(bytes.remaining());
            ByteBuffer copy = ByteBuffer.allocate(fitting);
            copy.put(bytes.slice(bytes.position(), fitting)).flip();
            Recording.ONLY.add(new Write(position, copy.asReadOnlyBuffer()));
            bytes.position(bytes.position() + fitting);
            return real.write(copy, position);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            Recording.ONLY.add(new Truncate(size));
            real.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
            Recording.ONLY.force();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
