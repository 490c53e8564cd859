package chat.parley.engine.powercut;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** What opening a folder gives: good for forcing it, and nothing else. */
final class FolderChannel extends FileChannel {
    private final RecordedDisk disk;
    private final Path folder;

    FolderChannel(RecordedDisk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    @Override
    public void force(boolean metaData) {
        disk.forceFolder(folder);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public FileChannel position(long position) {
        return this;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
            throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
            throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        throw new IOException("Is a directory");
    }

    @Override
    protected void implCloseChannel() {}
}
