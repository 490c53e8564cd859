package chat.parley.desktop.kit.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojisTest {
    private final Emojis emojis = Emojis.all();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "👨‍👩‍👧‍👦",
                "👩🏽‍🚀",
                "🤝🏻",
                "🧑🏿‍🤝‍🧑🏻",
                "🇩🇪",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "1️⃣",
                "#️⃣",
                "1⃣",
                "❤️",
                "❤",
                "🏳️‍🌈",
                "🏳‍🌈",
                "👁️‍🗨️",
                "©️",
                "⚓",
                "☺",
                "🫠",
                "🐦‍🔥",
                "‼️",
                "🏗",
                "🏗️",
                "⌨",
                "⏱",
                "⏸",
                "ℹ",
                "◼"
            })
    void isOnePicture(String emoji) {
        List<Span> spans = emojis.split(emoji);
        assertEquals(1, spans.size(), spans::toString);
        assertTrue(spans.getFirst() instanceof Span.Picture, spans::toString);
        assertEquals(emoji, spans.getFirst().text());
        assertTrue(emojis.find(emoji).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "#", "*", "©", "™", "↔", "plain", "", "شكرا", "漢字", "❤\uFE0E", "\u200D",
                "\uFE0F", "🇩", "e\u0301", "\ud83d", "1\uFE0F"
            })
    void isText(String text) {
        assertFalse(emojis.split(text).stream().anyMatch(Span.Picture.class::isInstance));
        assertEquals(text, join(emojis.split(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "Family 👨‍👩‍👧‍👦!,      Family |<👨‍👩‍👧‍👦>|!",
        "🇩🇪🇫🇷,                 <🇩🇪>|<🇫🇷>",
        "👍👍🏽👍,                 <👍>|<👍🏽>|<👍>",
        "a👩‍🚀b,                  a|<👩‍🚀>|b",
        "👍\u200D👍,              <👍>|\u200D|<👍>",
        "12️⃣3,                   1|<2️⃣>|3"
    })
    void takesTheLongestSequence(String text, String expected) {
        String parts =
                emojis.split(text).stream()
                        .map(
                                span ->
                                        span instanceof Span.Picture
                                                ? "<" + span.text() + ">"
                                                : span.text())
                        .collect(Collectors.joining("|"));
        assertEquals(expected, parts);
    }

    @Test
    void everySequenceOfTheListIsFound() {
        int toned = 0;
        for (EmojiGroup group : EmojiGroup.values()) {
            for (Emoji emoji : emojis.in(group)) {
                assertEquals(emoji.glyph(), emojis.find(emoji.glyph().text()).orElseThrow());
                for (Emoji.Glyph each : emoji.tones().values()) {
                    assertEquals(each.picture(), emojis.find(each.text()).orElseThrow().picture());
                    toned++;
                }
            }
        }
        assertTrue(toned > 1500);
    }

    @Test
    void piecesMakeTheTextAgain() {
        var random = new Random(7);
        String[] parts = {
            "👍", "🏽", "\u200D", "\uFE0F", "\uFE0E", "1", "⃣", "🇩", "🇪", "👩", "🚀", "❤", " ",
            "a", "ش", "\ud83d", "\udc4d", "\n", "🏴", "󠁧"
        };
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertEquals(text.toString(), join(emojis.split(text.toString())));
        }
    }

    @Test
    void searchFindsByNameAndKeyword() {
        assertEquals("⚓", emojis.search("anchor").getFirst().glyph().text());
        assertEquals("👍", emojis.search("thumbsup").getFirst().glyph().text());
        assertTrue(texts("red heart").isEmpty() || texts("heart").contains("❤️"));
        assertTrue(texts("germany").isEmpty() || texts("de").contains("🇩🇪"));
        assertTrue(texts("Rocket").contains("🚀"));
        assertEquals(List.of(), emojis.search("no such emoji anywhere"));
        assertEquals(List.of(), emojis.search("  "));
    }

    @Test
    void aSkinToneAppliesWhereThereIsOne() {
        Emoji thumb = emojis.search("thumbsup").getFirst();
        assertEquals("👍🏽", thumb.in(SkinTone.MEDIUM).text());
        assertEquals("👍", thumb.in(SkinTone.NONE).text());
        Emoji anchor = emojis.search("anchor").getFirst();
        assertEquals("⚓", anchor.in(SkinTone.DARK).text());
    }

    @Test
    void sectionsHoldEveryEmojiOnce() {
        var seen = new HashSet<String>();
        for (EmojiGroup group : EmojiGroup.values()) {
            assertFalse(emojis.in(group).isEmpty());
            emojis.in(group).forEach(each -> assertTrue(seen.add(each.glyph().text())));
        }
        assertTrue(seen.size() > 1800);
    }

    private List<String> texts(String query) {
        return emojis.search(query).stream().map(each -> each.glyph().text()).toList();
    }

    private static String join(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
