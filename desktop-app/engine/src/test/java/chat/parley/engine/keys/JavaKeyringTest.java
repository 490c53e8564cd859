package chat.parley.engine.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class JavaKeyringTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfEnvironmentVariable(named = "DBUS_SESSION_BUS_ADDRESS", matches = ".+")
    void withoutASessionBusThereIsNoKeystoreAndNobodyWaits() {
        JavaKeyring keyring = new JavaKeyring();
        Instant begin = Instant.now();
        assertFalse(keyring.available());
        assertEquals(Optional.empty(), keyring.get("test"));
        assertFalse(keyring.put("test", Bytes.of(new byte[32])));
        keyring.delete("test");
        assertTrue(Duration.between(begin, Instant.now()).toSeconds() < 4 * 4);
    }

    @Test
    void withoutAKeystoreNothingIsKept() {
        NoKeystore none = new NoKeystore();
        assertFalse(none.available());
        assertFalse(none.put("test", Bytes.of(new byte[32])));
        assertEquals(Optional.empty(), none.get("test"));
    }
}
