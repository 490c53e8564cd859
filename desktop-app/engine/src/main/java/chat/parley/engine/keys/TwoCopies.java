package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A small file kept twice, {@code name} and {@code name.copy}, so that neither a power cut nor a bad block loses it.
 * Each write replaces one after the other; the layout is drawn at the package.
 */
final class TwoCopies {
    /** Far above what such a file ever holds. */
    static final int MOST = 64 * 1024;

    private static final String MAGIC = "PARLEYT1";
    private static final int HEADER = 8 + 8 + 4 + 32;

    private final Path folder;
    private final List<Path> places;

    TwoCopies(Path folder, String name) {
        this.folder = folder;
        this.places = List.of(folder.resolve(name), folder.resolve(name + ".copy"));
    }

    /** One sound copy. */
    record Copy(Path place, long generation, Bytes payload) {}

    /** Whether both places are sound and say the same. */
    static boolean equal(List<Copy> copies) {
        return copies.size() == 2
                && copies.getFirst().generation() == copies.getLast().generation()
                && copies.getFirst().payload().equals(copies.getLast().payload());
    }

    /** Whether either place holds anything, sound or not. */
    boolean present() throws IOException {
        for (Path place : places) {
            if (Files.exists(place)) {
                return true;
            }
        }
        return false;
    }

    /** The sound copies, newest first. */
    List<Copy> read() throws IOException {
        List<Copy> sound = new ArrayList<>();
        for (Path place : places) {
            byte[] file = Disk.read(place, HEADER + MOST).orElse(new byte[0]);
            if (file.length < HEADER || !Arrays.equals(file, 0, 8, magic(), 0, 8)) {
                continue;
            }
            ByteBuffer in = ByteBuffer.wrap(file, 8, file.length - 8);
            long generation = in.getLong();
            int length = in.getInt();
            byte[] hash = new byte[32];
            in.get(hash);
            if (length != in.remaining()) {
                continue;
            }
            byte[] payload = new byte[length];
            in.get(payload);
            if (check(generation, Bytes.of(payload)).equals(Bytes.of(hash))) {
                sound.add(new Copy(place, generation, Bytes.of(payload)));
            }
        }
        sound.sort(Comparator.comparingLong(Copy::generation).reversed());
        return sound;
    }

    /** Replaces both copies. */
    void write(long generation, Bytes payload) throws IOException {
        byte[] file = file(generation, payload);
        for (Path place : places) {
            Disk.replace(place, file);
        }
    }

    /** Takes both copies away. */
    void delete() throws IOException {
        for (Path place : places) {
            Files.deleteIfExists(place);
        }
        Disk.forceFolder(folder);
    }

    /** What stands in a copy. */
    static byte[] file(long generation, Bytes payload) {
        return ByteBuffer.allocate(HEADER + payload.size())
                .put(magic())
                .putLong(generation)
                .putInt(payload.size())
                .put(check(generation, payload).toArray())
                .put(payload.toArray())
                .array();
    }

    private static Bytes check(long generation, Bytes payload) {
        return Hashes.sha256(Bytes.of(ByteBuffer.allocate(8).putLong(generation).array()), payload);
    }

    private static byte[] magic() {
        return MAGIC.getBytes(StandardCharsets.US_ASCII);
    }
}
