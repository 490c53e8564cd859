package chat.parley.desktop.kit.emoji;

/** A piece of a text: characters that a font draws, or one emoji. */
public sealed interface Span {

    /** The characters of this piece. */
    String text();

    /** Characters for a font. */
    record Plain(String text) implements Span {}

    /** One emoji. */
    record Picture(Emoji.Glyph glyph) implements Span {
        @Override
        public String text() {
            return glyph.text();
        }
    }
}
