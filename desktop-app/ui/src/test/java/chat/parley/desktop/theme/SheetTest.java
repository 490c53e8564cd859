package chat.parley.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void everyLengthInPixelsGrows() {
        assertEquals(
                ".a { -fx-padding: 6.00px 0.75px 0 -3.00px; -fx-font-size: 1.2em; }",
                Sheet.scale(".a { -fx-padding: 4px 0.5px 0 -2px; -fx-font-size: 1.2em; }", 150));
    }

    @Test
    void atFullSizeTheSheetItselfIsUsed() {
        var sheet = Sheet.resource(Theme.class, "tokens.css");
        assertEquals(sheet, sheet.scaled(100));
        assertTrue(sheet.scaled(125).address().startsWith("data:text/css;base64,"));
    }
}
