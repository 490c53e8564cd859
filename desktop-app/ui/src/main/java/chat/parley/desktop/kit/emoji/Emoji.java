package chat.parley.desktop.kit.emoji;

import java.util.List;
import java.util.Map;

/**
 * An emoji that can be chosen.
 *
 * @param glyph what it looks like without a skin tone
 * @param keywords words that find it, in lower case
 * @param tones what it looks like in skin tones; empty for most
 */
public record Emoji(Glyph glyph, List<String> keywords, Map<String, Glyph> tones) {

    /** Copies its parts. */
    public Emoji {
        keywords = List.copyOf(keywords);
        tones = Map.copyOf(tones);
    }

    /**
     * One picture and the characters it stands for.
     *
     * @param text the characters
     * @param picture its number in the pack
     * @param name what a screen reader says
     */
    public record Glyph(String text, int picture, String name) {}

    /** In a skin tone, if the emoji has one. */
    public Glyph in(SkinTone tone) {
        return tones.getOrDefault(tone.code(), glyph);
    }
}
