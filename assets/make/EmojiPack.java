import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/**
 * Cuts the emoji sheet into single pictures that can be opened one by one, and reduces emoji.json to what the application
 * reads. The sheet as one picture would take 67 MB of memory, and the JSON a tenth of a second at each start.
 *
 * <pre>
 * java assets/make/EmojiPack.java emoji.json img/google/sheets-256/64.png assets/emoji
 * </pre>
 *
 * <p>emoji.txt: one emoji a line, in display order, fields parted by tabs: category, sequence (code points in hexadecimal,
 * parted by "-"), picture number, names (short names, then the long one in lower case, parted by ","), skin tones (tone, "=",
 * sequence, "=", picture number; parted by ",").
 *
 * <p>emoji.bin: "PEMO", version, size, number of colours, the colours (ARGB), number of pictures, the pictures' offsets (one more
 * than pictures), then each picture as raw deflate of one byte a pixel. All numbers are 32-bit, big-endian.
 */
class EmojiPack {
    private static final int SIZE = 64;

    private final BufferedImage sheet;
    private final List<byte[]> pictures = new ArrayList<>();

    private EmojiPack(BufferedImage sheet) {
        this.sheet = sheet;
    }

    public static void main(String[] args) throws IOException {
        List<?> all = (List<?>) new Json(Files.readString(Path.of(args[0]))).value();
        var pack = new EmojiPack(ImageIO.read(Path.of(args[1]).toFile()));
        var out = Path.of(args[2]);
        Files.writeString(out.resolve("emoji.txt"), pack.list(all));
        Files.write(out.resolve("emoji.bin"), pack.pictures());
        System.out.println(pack.pictures.size() + " pictures");
    }

    private String list(List<?> all) {
        var text = new StringBuilder();
        all.stream()
                .map(each -> (Map<?, ?>) each)
                .sorted(Comparator.comparingLong(each -> (Long) each.get("sort_order")))
                .forEach(each -> text.append(line(each)).append('\n'));
        return text.toString();
    }

    private String line(Map<?, ?> emoji) {
        var names = new ArrayList<String>();
        ((List<?>) emoji.get("short_names")).forEach(name -> names.add(name.toString().replace('_', ' ')));
        names.add(emoji.get("name").toString().toLowerCase(java.util.Locale.ROOT).replace(",", ""));
        names.add(emoji.get("subcategory").toString().replace('-', ' '));
        var tones = new ArrayList<String>();
        if (emoji.get("skin_variations") instanceof Map<?, ?> variations) {
            variations.forEach((tone, each) -> {
                var variation = (Map<?, ?>) each;
                tones.add(tone + "=" + variation.get("unified") + "=" + picture(variation));
            });
        }
        return String.join(
                "\t",
                emoji.get("category").toString(),
                emoji.get("unified").toString(),
                Integer.toString(picture(emoji)),
                String.join(",", names),
                String.join(",", tones));
    }

    private int picture(Map<?, ?> emoji) {
        int x = Math.toIntExact((Long) emoji.get("sheet_x")) * (SIZE + 2) + 1;
        int y = Math.toIntExact((Long) emoji.get("sheet_y")) * (SIZE + 2) + 1;
        var pixels = new int[SIZE * SIZE];
        sheet.getRaster().getSamples(x, y, SIZE, SIZE, 0, pixels);
        var bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        pictures.add(deflate(bytes));
        return pictures.size() - 1;
    }

    private static byte[] deflate(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private byte[] pictures() throws IOException {
        var colours = (IndexColorModel) sheet.getColorModel();
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write("PEMO".getBytes(StandardCharsets.US_ASCII));
        out.writeInt(1);
        out.writeInt(SIZE);
        out.writeInt(colours.getMapSize());
        for (int i = 0; i < colours.getMapSize(); i++) {
            out.writeInt(colours.getRGB(i));
        }
        out.writeInt(pictures.size());
        int offset = 0;
        for (byte[] picture : pictures) {
            out.writeInt(offset);
            offset += picture.length;
        }
        out.writeInt(offset);
        for (byte[] picture : pictures) {
            out.write(picture);
        }
        return bytes.toByteArray();
    }

    /** As much of a JSON reader as emoji.json needs. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            char c = text.charAt(at);
            return switch (c) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> word();
            };
        }

        private Map<String, Object> object() {
            var map = new LinkedHashMap<String, Object>();
            at++;
            while (text.charAt(at) != '}') {
                String key = string();
                at++;
                map.put(key, value());
                skipComma();
            }
            at++;
            return map;
        }

        private List<Object> array() {
            var list = new ArrayList<>();
            at++;
            while (text.charAt(at) != ']') {
                list.add(value());
                skipComma();
            }
            at++;
            return list;
        }

        private void skipComma() {
            if (text.charAt(at) == ',') {
                at++;
            }
        }

        private String string() {
            var out = new StringBuilder();
            at++;
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c == '\\') {
                    c = text.charAt(at++);
                    if (c == 'u') {
                        c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                        at += 4;
                    }
                }
                out.append(c);
            }
            at++;
            return out.toString();
        }

        private Object word() {
            int start = at;
            while (",]}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                case "null" -> "";
                default -> Long.valueOf(word);
            };
        }
    }
}
