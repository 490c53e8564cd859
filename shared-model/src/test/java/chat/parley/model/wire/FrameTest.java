package chat.parley.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.model.Samples;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void clientFramesComeBackAsTheyWent() {
        for (ClientFrame frame : Samples.clientFrames()) {
            assertEquals(frame, ClientFrame.read(frame.toBytes()));
        }
    }

    @Test
    void relayFramesComeBackAsTheyWent() {
        for (RelayFrame frame : Samples.relayFrames()) {
            assertEquals(frame, RelayFrame.read(frame.toBytes()));
        }
    }
}
