package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TypingTest {
    private static final ChatId CHAT = Room.chat(2);
    private final ManualTimer timer = new ManualTimer();
    private final Typing typing = new Typing(timer);
    private final List<Boolean> told = new ArrayList<>();

    @BeforeEach
    void watch() {
        typing.watch(chat -> told.add(typing.types(chat)));
    }

    @Test
    void whoeverFallsSilentStopsTyping() throws Exception {
        typing.heard(CHAT, true);
        timer.pass(Typing.FADES.minusMillis(1));
        assertTrue(typing.types(CHAT));
        timer.pass(Duration.ofMillis(1));
        assertFalse(typing.types(CHAT));
        assertEquals(List.of(true, false), told);
    }

    @Test
    void whoeverSaysSoAgainGoesOnTyping() throws Exception {
        typing.heard(CHAT, true);
        timer.pass(Duration.ofSeconds(5));
        typing.heard(CHAT, true);
        timer.pass(Duration.ofSeconds(5));
        assertTrue(typing.types(CHAT));
        assertEquals(List.of(true), told);
        timer.pass(Duration.ofSeconds(1));
        assertEquals(List.of(true, false), told);
    }

    @Test
    void stoppingEndsItAtOnceAndNothingFadesLater() throws Exception {
        typing.heard(CHAT, true);
        typing.heard(CHAT, false);
        assertFalse(typing.types(CHAT));
        timer.pass(Duration.ofMinutes(1));
        assertEquals(List.of(true, false), told);
    }

    @Test
    void othersHearOfMyTypingAtMostEveryFewSeconds() throws Exception {
        assertTrue(typing.tell(CHAT));
        timer.pass(Typing.TOLD);
        assertFalse(typing.tell(CHAT));
        timer.pass(Duration.ofMillis(1));
        assertTrue(typing.tell(CHAT));
        assertTrue(typing.tell(Room.chat(3)));
    }

    @Test
    void afterAMessageTypingIsNewsAgain() {
        assertTrue(typing.tell(CHAT));
        typing.said(CHAT);
        assertTrue(typing.tell(CHAT));
    }
}
