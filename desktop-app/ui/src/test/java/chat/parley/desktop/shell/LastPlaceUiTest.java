package chat.parley.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.desktop.fx.FxThread;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastPlaceUiTest extends WindowTest {

    @Test
    void theNextStartIsWhereTheLastOneEnded() {
        follow();
        open(talk.anna);
        fx(() -> shell.listWidthProperty().set(400));
        fx(() -> delay.pass(Duration.ofSeconds(1)));
        fx(() -> shell.listWidthProperty().set(380));
        fx(last::close);

        assertEquals(Optional.of(talk.anna.text()), house.setting("window.chat"));
        assertEquals(Optional.of("380"), house.setting("window.list"));
        fx(
                () -> {
                    shell.model().leaveChat();
                    house.setting("window.chat", talk.anna.text()).join();
                    shell.listWidthProperty().set(300);
                });
        follow();

        assertEquals(Optional.of(talk.anna), shell.model().chatProperty().get());
        assertEquals(380, shell.listWidthProperty().get());
    }

    @Test
    void whatIsNoLongerThereIsNotOpened() {
        house.setting("window.chat", "somebody else").join();
        house.setting("window.list", "9999").join();
        follow();

        assertEquals(Optional.empty(), shell.model().chatProperty().get());
        assertEquals(ShellFrame.MOST_LIST, shell.listWidthProperty().get());
    }

    private LastPlace last;

    private void follow() {
        fx(() -> last = new LastPlace(house, shell, new FxThread(), delay));
    }
}
