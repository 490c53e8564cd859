package chat.parley.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void aMessageHoldsEightThousandBytes() {
        assertEquals(1, Pieces.count(""));
        assertEquals(1, Pieces.count("a".repeat(8_000)));
        assertEquals(2, Pieces.count("a".repeat(8_001)));
        assertEquals(2, Pieces.count("ä".repeat(4_001)));
        assertEquals(2, Pieces.count("😀".repeat(2_001)));
    }

    @Test
    void wordsStayWhole() {
        String text = "a".repeat(7_990) + " " + "b".repeat(7_990) + " " + "c".repeat(100);

        assertEquals(3, Pieces.count(text));
    }

    @Test
    void spaceAroundATextIsNotSent() {
        assertEquals(1, Pieces.count(" \n" + "a".repeat(8_000) + "\n "));
    }
}
