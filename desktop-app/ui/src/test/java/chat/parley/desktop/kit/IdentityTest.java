package chat.parley.desktop.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void oneIdHasOneColourEverywhere() {
        assertEquals(
                Identity.styleClass(new byte[] {1, 2, 3}),
                Identity.styleClass(new byte[] {1, 2, 3}));
        assertEquals("identity-9", Identity.styleClass(new byte[] {1, 2, 3}));
    }

    @Test
    void allNineColoursAreAboutEquallyCommon() {
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < 9000; i++) {
            byte[] id = ByteBuffer.allocate(8).putLong(i * 0x9e3779b97f4a7c15L).array();
            counts.merge(Identity.styleClass(id), 1, Integer::sum);
        }
        assertEquals(9, counts.size());
        counts.forEach((colour, count) -> assertTrue(count > 800 && count < 1200, colour + count));
    }

    @Test
    void initialsAreOfTheFirstAndTheLastWord() {
        assertEquals("AK", Identity.initials("Anna Keller"));
        assertEquals("AK", Identity.initials("  anna maria  keller "));
        assertEquals("A", Identity.initials("Ada"));
        assertEquals("AO", Identity.initials("amara.obi"));
        assertEquals("مي", Identity.initials("مريم يوسف"));
        assertEquals("QM", Identity.initials("(Quality) ⚓ [mail]"));
        assertEquals("", Identity.initials("⚓"));
        assertEquals("", Identity.initials(""));
    }
}
