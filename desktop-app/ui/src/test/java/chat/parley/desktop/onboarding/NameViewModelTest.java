package chat.parley.desktop.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameViewModelTest {
    private final NameViewModel name = new NameViewModel();

    @ParameterizedTest
    @CsvSource({
        "Amara Obi, amara.obi",
        "'  Amara   Obi ', amara.obi",
        "Conor O\"Neil (Jr.), conor.o.neil.jr",
        "Luis Martín, luis.martín",
        "مريم يوسف, مريم.يوسف",
        "'!!', ''",
        "A very long name that nobody would want to type, a.very.long.name.that.nobody.wou"
    })
    void handleFollowsTheName(String typed, String handle) {
        name.nameProperty().set(typed);

        assertEquals(handle, name.handleProperty().get());
    }

    @Test
    void aHandleWrittenByHandStays() {
        name.nameProperty().set("Amara");
        name.handleProperty().set("obi");
        name.nameProperty().set("Amara Obi");

        assertEquals("obi", name.handleProperty().get());
    }

    @Test
    void anEmptiedHandleFollowsAgain() {
        name.handleProperty().set("obi");
        name.handleProperty().set("");
        name.nameProperty().set("Amara Obi");

        assertEquals("amara.obi", name.handleProperty().get());
    }

    @Test
    void saysWhatIsMissing() {
        assertFalse(name.check());

        assertFalse(name.nameProblemProperty().get().isEmpty());
        assertFalse(name.handleProblemProperty().get().isEmpty());
    }

    @Test
    void aHandleWithOtherSignsIsSaid() {
        name.nameProperty().set("Amara Obi");
        name.handleProperty().set("amara!");

        assertFalse(name.check());
        assertTrue(name.nameProblemProperty().get().isEmpty());
        assertFalse(name.handleProblemProperty().get().isEmpty());
    }

    @Test
    void aTakenHandleIsSaidUntilAnotherOneIsThere() {
        name.nameProperty().set("Amara Obi");
        name.taken();

        assertTrue(name.handleProblemProperty().get().contains("@amara.obi"));
        assertFalse(name.check());

        name.handleProperty().set("amara.o");
        assertTrue(name.check());

        name.handleProperty().set("amara.obi");
        assertFalse(name.check());
    }
}
