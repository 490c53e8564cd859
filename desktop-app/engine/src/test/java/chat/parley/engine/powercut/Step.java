package chat.parley.engine.powercut;

import java.nio.ByteBuffer;

/** Something that was done to a disk. Files are numbers, since names change. */
sealed interface Step {
    record Write(int file, long offset, ByteBuffer bytes) implements Step {
        long end() {
            return offset + bytes.remaining();
        }

        /** Copies what lies from {@code from} to {@code to}, both places in the file. */
        void copyTo(byte[] content, long from, long to) {
            bytes.get((int) (from - offset), content, (int) from, (int) (to - from));
        }
    }

    record Truncate(int file, long size) implements Step {}

    record Force(int file) implements Step {}

    /** A new name for a file, or for a folder where {@code file} is 0. */
    record Create(String path, int file) implements Step {}

    record Rename(String from, String to) implements Step {}

    record Delete(String path) implements Step {}

    record ForceFolder(String path) implements Step {}

    /** Not of the disk: what the code under test had promised by then. */
    record Acknowledged(Object what) implements Step {}
}
