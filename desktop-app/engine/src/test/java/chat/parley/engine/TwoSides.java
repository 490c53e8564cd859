package chat.parley.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Ada and Ben, each with a whole engine, at one relay; not connected yet. */
abstract class TwoSides {
    final ScriptedRelay relay = new ScriptedRelay();
    Side ada;
    Side ben;

    @TempDir Path folder;

    @BeforeEach
    void meet() throws Exception {
        ada = new Side("ada", folder.resolve("ada"), relay);
        ben = new Side("ben", folder.resolve("ben"), relay);
    }

    @AfterEach
    void part() {
        ada.close();
        ben.close();
        relay.close();
        if (!makesFailures()) {
            assertEquals(List.of(), ada.bugs);
            assertEquals(List.of(), ben.bugs);
        }
    }

    /** Whether the test makes rooms fail, so that failures on a lane are what it wants. */
    boolean makesFailures() {
        return false;
    }
}
