package chat.parley.desktop.kit.emoji;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All emoji: to find them in a text, and to choose one. Immutable. */
public final class Emojis {
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final int TEXT_SELECTOR = 0xFE0E;
    // Characters that could be either are text unless a selector asks for the picture, but only
    // where our font has them: another font might draw anything, or bars.
    private static final String TEXT_BY_DEFAULT = "©®‼⁉™↔↕↖↗↘↙↩↪⏏Ⓜ▪▶◀";
    private static final int CATEGORY = 0;
    private static final int SEQUENCE = 1;
    private static final int PICTURE = 2;
    private static final int NAMES = 3;
    private static final int TONES = 4;

    private final Map<EmojiGroup, List<Emoji>> groups = new EnumMap<>(EmojiGroup.class);
    private final List<Emoji> choosable = new ArrayList<>();
    private final Node root = new Node();

    private Emojis(Stream<String> lines) {
        for (EmojiGroup group : EmojiGroup.values()) {
            groups.put(group, new ArrayList<>());
        }
        lines.forEach(this::add);
    }

    /** The emoji that come with Parley. */
    public static Emojis all() {
        return Loaded.ALL;
    }

    /** The emoji of a section, in the order that people know from elsewhere. */
    public List<Emoji> in(EmojiGroup group) {
        return List.copyOf(Objects.requireNonNull(groups.get(group)));
    }

    /** The emoji whose name or keywords start with every word of the query; those whose first name does come first. */
    public List<Emoji> search(String query) {
        List<String> words =
                Stream.of(query.toLowerCase(Locale.ROOT).strip().split("[\\s_:-]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        var first = new ArrayList<Emoji>();
        var rest = new ArrayList<Emoji>();
        for (Emoji each : choosable) {
            if (words.stream().allMatch(word -> finds(each, word))) {
                boolean named = each.keywords().getFirst().startsWith(words.getFirst());
                (named ? first : rest).add(each);
            }
        }
        first.addAll(rest);
        return first;
    }

    /** The picture for exactly these characters, if there is one. */
    public Optional<Emoji.Glyph> find(String text) {
        Match match = match(text, 0);
        return match != null && match.end == text.length()
                ? Optional.of(match.glyph)
                : Optional.empty();
    }

    /** Parts a text into what a font draws and emoji, each as long as it can be. The pieces make the text again. */
    public List<Span> split(String text) {
        var spans = new ArrayList<Span>();
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            Match match = match(text, at);
            if (match == null) {
                at += Character.charCount(text.codePointAt(at));
            } else {
                if (plain < at) {
                    spans.add(new Span.Plain(text.substring(plain, at)));
                }
                spans.add(
                        new Span.Picture(
                                new Emoji.Glyph(
                                        text.substring(at, match.end),
                                        match.glyph.picture(),
                                        match.glyph.name())));
                at = match.end;
                plain = at;
            }
        }
        if (plain < text.length()) {
            spans.add(new Span.Plain(text.substring(plain)));
        }
        return spans;
    }

    private @Nullable Match match(String text, int start) {
        Node node = root;
        Match longest = null;
        boolean asksForPicture = false;
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == EMOJI_SELECTOR && node != root) {
                asksForPicture = true;
            } else {
                Node next = node.next.get(c);
                if (next == null) {
                    break;
                }
                node = next;
            }
            at += Character.charCount(c);
            if (node.glyph != null && (asksForPicture || !node.textByDefault)) {
                longest = new Match(node.glyph, at);
            }
        }
        boolean asksForText =
                longest != null
                        && longest.end < text.length()
                        && text.charAt(longest.end) == TEXT_SELECTOR;
        return asksForText ? null : longest;
    }

    private void add(String line) {
        String[] fields = line.split("\t", -1);
        List<String> names = List.of(fields[NAMES].split(",", -1));
        Emoji.Glyph glyph = glyph(fields[SEQUENCE], fields[PICTURE], names.getFirst());
        plant(glyph);
        var tones = new HashMap<String, Emoji.Glyph>();
        if (!fields[TONES].isEmpty()) {
            for (String tone : fields[TONES].split(",", -1)) {
                String[] parts = tone.split("=", -1);
                Emoji.Glyph toned = glyph(parts[SEQUENCE], parts[PICTURE], names.getFirst());
                plant(toned);
                tones.put(parts[0], toned);
            }
        }
        var emoji = new Emoji(glyph, names, tones);
        groups.forEach(
                (group, members) -> {
                    if (group.holds(fields[CATEGORY])) {
                        members.add(emoji);
                        choosable.add(emoji);
                    }
                });
    }

    /** Sequences are planted without selectors, because half of the world's keyboards leave them out. */
    private void plant(Emoji.Glyph glyph) {
        Node node = root;
        int[] all = glyph.text().codePoints().toArray();
        int[] bare = Arrays.stream(all).filter(c -> c != EMOJI_SELECTOR).toArray();
        for (int c : bare) {
            node = node.next.computeIfAbsent(c, _ -> new Node());
        }
        node.glyph = glyph;
        node.textByDefault =
                bare.length == 1 && all.length > 1 && TEXT_BY_DEFAULT.indexOf(bare[0]) >= 0;
    }

    private static Emoji.Glyph glyph(String sequence, String picture, String name) {
        var text = new StringBuilder();
        for (String code : sequence.split("-", -1)) {
            text.appendCodePoint(Integer.parseInt(code, 16));
        }
        return new Emoji.Glyph(text.toString(), Integer.parseInt(picture), name);
    }

    private static boolean finds(Emoji emoji, String word) {
        return emoji.keywords().stream()
                .anyMatch(
                        keyword ->
                                keyword.startsWith(word)
                                        || keyword.contains(" " + word)
                                        || keyword.contains("-" + word));
    }

    private record Match(Emoji.Glyph glyph, int end) {}

    private static final class Node {
        final Map<Integer, Node> next = new HashMap<>(2);
        Emoji.@Nullable Glyph glyph;
        boolean textByDefault;
    }

    private static final class Loaded {
        static final Emojis ALL = read();

        private static Emojis read() {
            try (InputStream in = Emojis.class.getResourceAsStream("/assets/emoji/emoji.txt")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return new Emojis(new String(bytes, StandardCharsets.UTF_8).lines());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
