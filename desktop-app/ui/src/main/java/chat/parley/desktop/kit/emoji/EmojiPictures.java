package chat.parley.desktop.kit.emoji;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Opens single pictures out of {@code emoji.bin}, reduced to the size on the screen so that small ones stay sharp. For the
 * JavaFX thread only.
 */
final class EmojiPictures {
    private static final int MOST_KEPT = 600;
    private static final int MAGIC_AND_VERSION = 8;

    private final ByteBuffer pack;
    private final int size;
    private final int[] colours;
    private final int offsets;
    private final int pictures;
    private final Map<Key, Image> recent =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private EmojiPictures(byte[] bytes) {
        pack = ByteBuffer.wrap(bytes);
        pack.position(MAGIC_AND_VERSION);
        size = pack.getInt();
        colours = new int[pack.getInt()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = pack.getInt();
        }
        int count = pack.getInt();
        offsets = pack.position();
        pictures = offsets + (count + 1) * Integer.BYTES;
    }

    static EmojiPictures all() {
        return Loaded.ALL;
    }

    /** A picture of so many pixels, at most as large as in the pack. */
    Image picture(int number, int pixels) {
        int target = Math.clamp(pixels, 1, size);
        return recent.computeIfAbsent(
                new Key(number, target), _ -> reduce(open(number), size, target));
    }

    private int[] open(int number) {
        int start = pack.getInt(offsets + number * Integer.BYTES);
        int end = pack.getInt(offsets + (number + 1) * Integer.BYTES);
        var indexes = new byte[size * size];
        var inflater = new Inflater(true);
        try {
            inflater.setInput(pack.array(), pictures + start, end - start);
            if (inflater.inflate(indexes) != indexes.length) {
                throw new IllegalStateException("Emoji picture " + number + " is short");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("Emoji picture " + number + " is damaged", e);
        } finally {
            inflater.end();
        }
        var pixels = new int[indexes.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours[indexes[i] & 0xff];
        }
        return pixels;
    }

    /** Every target pixel is the mean of the area that it covers, weighted by opacity. */
    private static Image reduce(int[] source, int from, int to) {
        var target = new int[to * to];
        double step = (double) from / to;
        for (int y = 0; y < to; y++) {
            for (int x = 0; x < to; x++) {
                target[y * to + x] = mean(source, from, x * step, y * step, step);
            }
        }
        var image = new WritableImage(to, to);
        image.getPixelWriter()
                .setPixels(0, 0, to, to, PixelFormat.getIntArgbInstance(), target, 0, to);
        return image;
    }

    private static int mean(int[] source, int width, double left, double top, double step) {
        double a = 0;
        double r = 0;
        double g = 0;
        double b = 0;
        int lastRow = (int) Math.min(width - 1, Math.ceil(top + step) - 1);
        int lastColumn = (int) Math.min(width - 1, Math.ceil(left + step) - 1);
        for (int y = (int) top; y <= lastRow; y++) {
            double high = Math.min(y + 1, top + step) - Math.max(y, top);
            for (int x = (int) left; x <= lastColumn; x++) {
                double area = high * (Math.min(x + 1, left + step) - Math.max(x, left));
                int pixel = source[y * width + x];
                double opacity = area * (pixel >>> 24);
                a += opacity;
                r += opacity * (pixel >> 16 & 0xff);
                g += opacity * (pixel >> 8 & 0xff);
                b += opacity * (pixel & 0xff);
            }
        }
        if (a == 0) {
            return 0;
        }
        int opacity = (int) Math.min(255, Math.round(a / (step * step)));
        return opacity << 24
                | (int) Math.round(r / a) << 16
                | (int) Math.round(g / a) << 8
                | (int) Math.round(b / a);
    }

    private record Key(int number, int pixels) {}

    private static final class Loaded {
        static final EmojiPictures ALL = read();

        private static EmojiPictures read() {
            try (InputStream in =
                    EmojiPictures.class.getResourceAsStream("/assets/emoji/emoji.bin")) {
                return new EmojiPictures(Objects.requireNonNull(in).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
