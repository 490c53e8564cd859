package chat.parley.desktop.onboarding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassphraseViewModelTest {
    private final PassphraseViewModel model =
            new PassphraseViewModel(() -> List.of("copper", "lantern", "drifts", "past", "gate"));

    @Test
    void tooShortIsSaid() {
        model.passphraseProperty().set("short 1");
        model.repeatProperty().set("short 1");

        assertFalse(model.check());
        assertFalse(model.problemProperty().get().isEmpty());
    }

    @Test
    void theSecondOneMustBeTheSame() {
        model.passphraseProperty().set("copper lantern");
        assertFalse(model.check());
        assertFalse(model.repeatProblemProperty().get().isEmpty());

        model.repeatProperty().set("copper l");
        assertTrue(model.repeatProblemProperty().get().isEmpty());
        assertFalse(model.check());

        model.repeatProperty().set("copper x");
        assertFalse(model.repeatProblemProperty().get().isEmpty());

        model.repeatProperty().set("copper lantern");
        assertTrue(model.check());
    }

    @Test
    void suggestedWordsAreShownAndTypedOnceMore() {
        model.repeatProperty().set("something");
        model.suggest();

        assertTrue(model.shownProperty().get());
        assertEquals("copper lantern drifts past gate", model.passphraseProperty().get());
        assertEquals("", model.repeatProperty().get());
        assertEquals(Strength.STRONG, model.strengthProperty().get().level());
    }

    @Test
    void theOwnNameIsWeak() {
        model.passphraseProperty().set("amara obi lantern 7");
        int before = model.strengthProperty().get().level();
        model.own(List.of("Amara Obi"));

        assertTrue(model.strengthProperty().get().level() < before);
    }

    @Test
    void nothingIsLeftBehind() {
        model.passphraseProperty().set("copper lantern");
        assertArrayEquals("copper lantern".toCharArray(), model.copy());
        model.forget();

        assertEquals("", model.passphraseProperty().get());
        assertEquals(0, model.copy().length);
    }
}
