package chat.parley.engine.powercut;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;

/** How much fits on a recorded disk. */
final class RecordedStore extends FileStore {
    private final RecordedDisk disk;

    RecordedStore(RecordedDisk disk) {
        this.disk = disk;
    }

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public String type() {
        return "recorded";
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public long getTotalSpace() {
        return Long.MAX_VALUE;
    }

    @Override
    public long getUsableSpace() {
        return disk.space();
    }

    @Override
    public long getUnallocatedSpace() {
        return disk.space();
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return false;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return false;
    }

    @Override
    public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
        return null;
    }

    @Override
    public Object getAttribute(String attribute) {
        throw new UnsupportedOperationException();
    }
}
