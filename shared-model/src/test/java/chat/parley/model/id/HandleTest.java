package chat.parley.model.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.model.codec.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandleTest {
    @Test
    void whatPeopleTypeBecomesAHandle() {
        assertEquals("ada", Handle.typed("@Ada").value());
        assertEquals("ada.lovelace", Handle.typed(" Ada  Lovelace ").value());
        assertEquals("مريم", Handle.typed("مريم").value());
        assertEquals("luis.martín", Handle.typed("Luis Martín").value());
        assertEquals("fine", Handle.typed("ﬁne").value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                ".",
                "a/b",
                "a..",
                "-a",
                "a\u0000b",
                "a\u202Eb",
                "😀",
                "a\nb\u0007",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatCannotBeAHandleIsRefused(String text) {
        assertThrows(MalformedException.class, () -> Handle.typed(text));
    }

    @Test
    void onlyTheFoldedFormIsAHandle() {
        assertThrows(MalformedException.class, () -> new Handle("Ada"));
        assertThrows(MalformedException.class, () -> new Handle("ﬁne"));
    }
}
