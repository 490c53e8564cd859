package chat.parley.desktop.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.desktop.kit.Match.Hit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchTest {

    @Test
    void findsTheBeginningOfWordsFirst() {
        assertEquals(new Match(0, List.of(new Hit(0, 3))), found("har", "Harbour team"));
        assertEquals(new Match(1, List.of(new Hit(8, 11))), found("har", "Charlie Harbour"));
        assertEquals(new Match(2, List.of(new Hit(1, 4))), found("har", "Charlie"));
    }

    @Test
    void caseAndAccentsDoNotMatter() {
        assertEquals(new Match(1, List.of(new Hit(5, 11))), found("MARTIN", "Luis Martín"));
        assertEquals(new Match(0, List.of(new Hit(0, 4))), found("مريم", "مريم يوسف"));
    }

    @Test
    void everyWordMustBeThereInAnyOrder() {
        assertEquals(
                new Match(1, List.of(new Hit(0, 2), new Hit(5, 8))),
                found("mar lu", "Luis Martín"));
        assertEquals(Optional.empty(), Match.of("luis keller", "Luis Martín"));
    }

    @Test
    void placesThatTouchAreOne() {
        assertEquals(new Match(2, List.of(new Hit(0, 5))), found("har rbo", "Harbour"));
    }

    @Test
    void nothingTypedFindsEverything() {
        assertEquals(Match.ALL, found(" ", "Harbour"));
    }

    private static Match found(String query, String text) {
        return Match.of(query, text).orElseThrow();
    }
}
