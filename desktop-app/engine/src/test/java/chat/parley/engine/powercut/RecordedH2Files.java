package chat.parley.engine.powercut;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's way to the recorded disks: {@code powercut:/folder/file}. */
public final class RecordedH2Files extends FilePathWrapper {
    private static final Map<Path, RecordedDisk> DISKS = new ConcurrentHashMap<>();

    /** For H2, which makes one for each name. */
    public RecordedH2Files() {}

    static void register(RecordedDisk disk) {
        DISKS.put(disk.root(), disk);
        FilePath.register(new RecordedH2Files());
    }

    static void unregister(RecordedDisk disk) {
        DISKS.remove(disk.root());
    }

    private Path real() {
        return Path.of(unwrap().toString());
    }

    private RecordedDisk disk() {
        for (Map.Entry<Path, RecordedDisk> entry : DISKS.entrySet()) {
            if (real().startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        throw new IllegalStateException("no recorded disk holds " + name);
    }

    @Override
    public String getScheme() {
        return RecordedProvider.SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Set<StandardOpenOption> options =
                mode.equals("r")
                        ? EnumSet.of(StandardOpenOption.READ)
                        : EnumSet.of(
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.CREATE);
        return RecordedProvider.open(disk(), real(), options);
    }

    @Override
    public boolean createFile() {
        try {
            RecordedProvider.open(
                            disk(),
                            real(),
                            EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW))
                    .close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void delete() {
        run(
                () ->
                        disk().delete(
                                        real(),
                                        () -> {
                                            super.delete();
                                            return null;
                                        }));
    }

    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        run(
                () ->
                        disk().rename(
                                        real(),
                                        Path.of(target.unwrap().toString()),
                                        () -> {
                                            super.moveTo(target, atomicReplace);
                                            return null;
                                        }));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        return newFileChannelOutputStream(open("rw"), append);
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static void run(Deed deed) {
        try {
            deed.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
