package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.MessageRef;
import chat.parley.model.codec.Json;
import chat.parley.model.id.MessageId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void nothingThatATerminalObeysIsPrintedAndAllOfItIsReadBack() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            all.appendCodePoint(c);
        }
        all.appendCodePoint(0x1F600);
        String line = MessageLine.of(message(all.toString()));
        assertTrue(line.chars().noneMatch(TerminalTextTest::obeyed));
        assertEquals(
                all.toString(),
                Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class).get("text"));
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        String text = "Gr\u00fc\u00dfe, \u05e9\u05dc\u05d5\u05dd, \u4f60\u597d \ud83d\ude00";
        assertTrue(MessageLine.of(message(text)).contains(text));
    }

    private static boolean obeyed(int c) {
        int type = Character.getType(c);
        boolean direction =
                switch (Character.getDirectionality(c)) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                            Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                            Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                            Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
                            true;
                    default -> c == 0x200E || c == 0x200F || c == 0x061C;
                };
        return direction
                || type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static Message message(String text) {
        return new Message(
                new MessageRef(Room.device(2), MessageId.random(new SecureRandom())),
                Room.chat(2),
                Room.account(2),
                false,
                Instant.EPOCH,
                new Message.What.Text(text),
                DeliveryState.READ,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
