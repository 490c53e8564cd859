package chat.parley.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Names and headers of segment files. */
final class Segments {
    static final int HEADER = 32;

    private static final String MAGIC = "PARLEYJ1";
    private static final Pattern NAME = Pattern.compile("(\\d{8,18})\\.seg");

    private Segments() {}

    static Path file(Path folder, long number) {
        return folder.resolve(String.format(Locale.ROOT, "%08d.seg", number));
    }

    /** The numbers of the segments in a folder. */
    static NavigableSet<Long> numbers(Path folder) throws IOException {
        TreeSet<Long> numbers = new TreeSet<>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    numbers.add(Long.parseLong(name.group(1)));
                }
            }
        }
        return numbers;
    }

    /**
     * A segment's header.
     *
     * @param previousLength of the segment before, so that its missing end is noticed
     */
    static byte[] header(long number, long previousLength) {
        ByteBuffer header =
                ByteBuffer.allocate(HEADER).put(magic()).putLong(number).putLong(previousLength);
        return header.putInt(crc(header.array(), 24)).array();
    }

    /** The length that a header says the segment before has; empty where the header is damaged. */
    static OptionalLong previousLength(byte[] header, long number) {
        ByteBuffer in = ByteBuffer.wrap(header);
        boolean sound =
                header.length == HEADER
                        && Arrays.equals(header, 0, 8, magic(), 0, 8)
                        && in.getLong(8) == number
                        && in.getInt(24) == crc(header, 24);
        return sound ? OptionalLong.of(in.getLong(16)) : OptionalLong.empty();
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte[] magic() {
        return MAGIC.getBytes(StandardCharsets.US_ASCII);
    }
}
