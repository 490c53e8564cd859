package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.Event;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LongTextTest {
    @Test
    void aShortTextIsOneMessageAsItIs() throws Exception {
        assertEquals(List.of(new Event.Said("  hello \n")), LongText.split("  hello \n"));
    }

    @Test
    void aLongTextIsCutBetweenWordsAndLosesOnlyWhiteSpace() throws Exception {
        String text = "word and word ".repeat(2_000).strip();
        List<Event.Said> pieces = LongText.split(text);
        assertEquals(4, pieces.size());
        assertEquals(text, pieces.stream().map(Event.Said::text).collect(Collectors.joining(" ")));
    }

    @Test
    void itIsCutAtTheEndOfALineWhereThereIsOne() throws Exception {
        String line = "a line of a poem\n";
        List<Event.Said> pieces = LongText.split(line.repeat(600));
        assertTrue(pieces.getFirst().text().endsWith("poem"));
        assertEquals(0, (pieces.getFirst().text().length() + 1) % line.length());
    }

    @Test
    void aFamilyOfEmojiIsNotTornApart() throws Exception {
        String family = "👨‍👩‍👧‍👦";
        List<Event.Said> pieces = LongText.split(family.repeat(400));
        for (Event.Said piece : pieces) {
            assertEquals(0, piece.text().length() % family.length());
        }
        assertEquals(
                family.repeat(400),
                pieces.stream().map(Event.Said::text).collect(Collectors.joining()));
    }

    @Test
    void nothingFitsOneCharacterOfTooManyMarksButItIsSentAllTheSame() throws Exception {
        String marks = "e" + "\u0301".repeat(10_000);
        assertEquals(
                marks,
                LongText.split(marks).stream().map(Event.Said::text).collect(Collectors.joining()));
    }

    @Test
    void halvesOfPairsAreReplaced() throws Exception {
        assertEquals(List.of(new Event.Said("a?b")), LongText.split("a\uD800b"));
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        assertEquals(Trouble.TEXT_EMPTY, refused(" \n "));
        assertEquals(Trouble.TEXT_TOO_LONG, refused("x".repeat(Event.Said.MAX * 40)));
    }

    @Test
    void everyPieceFits() throws Exception {
        for (Event.Said piece : LongText.split("日本語".repeat(20_000))) {
            assertTrue(piece.text().getBytes(StandardCharsets.UTF_8).length <= Event.Said.MAX);
        }
    }

    private static Trouble refused(String text) {
        return assertThrows(ParleyException.class, () -> LongText.split(text)).trouble();
    }
}
