package chat.parley.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    // a Tuesday
    private final Times times = at("2026-03-17T10:42", Locale.UK);

    @Test
    void aDayWithinASentenceIsSmall() {
        assertEquals("today", times.dayWithin(moment("2026-03-17T10:41")));
        assertEquals("yesterday", times.dayWithin(moment("2026-03-16T23:59")));
        assertEquals("Sunday", times.dayWithin(moment("2026-03-15T12:00")));
    }

    @Test
    void aMomentHasItsTime() {
        assertEquals("today at 10:41", times.moment(moment("2026-03-17T10:41")));
        assertEquals("yesterday at 23:59", times.moment(moment("2026-03-16T23:59")));
        assertEquals("1 March at 12:00", times.moment(moment("2026-03-01T12:00")));
    }

    @Test
    void aRowSaysLessTheLongerItIsAgo() {
        assertEquals("10:41", times.row(moment("2026-03-17T10:41")));
        assertEquals("00:00", times.row(moment("2026-03-17T00:00")));
        assertEquals("Yesterday", times.row(moment("2026-03-16T23:59")));
        assertEquals("Sun", times.row(moment("2026-03-15T12:00")));
        assertEquals("Wed", times.row(moment("2026-03-11T12:00")));
        assertEquals("10 Mar", times.row(moment("2026-03-10T12:00")));
        assertEquals("31 Dec 2025", times.row(moment("2025-12-31T12:00")));
    }

    @Test
    void aDayIsWrittenOut() {
        assertEquals("Today", times.day(moment("2026-03-17T10:41")));
        assertEquals("Yesterday", times.day(moment("2026-03-16T10:41")));
        assertEquals("Sunday", times.day(moment("2026-03-15T10:41")));
        assertEquals("10 March", times.day(moment("2026-03-10T10:41")));
        assertEquals("31 December 2025", times.day(moment("2025-12-31T10:41")));
    }

    @Test
    void aMomentAheadOfThisClockIsGivenByDate() {
        assertEquals("18 Mar", times.row(moment("2026-03-18T09:00")));
        assertEquals("18 March", times.day(moment("2026-03-18T09:00")));
    }

    @Test
    void nothingIsLeftOutInFull() {
        assertEquals("Tuesday, 17 March 2026, 10:41", times.full(moment("2026-03-17T10:41")));
    }

    @Test
    void lastSeenIsAPartOfASentence() {
        assertEquals("today at 10:41", times.lastSeen(moment("2026-03-17T10:41")));
        assertEquals("yesterday at 09:00", times.lastSeen(moment("2026-03-16T09:00")));
        assertEquals("on 10 March", times.lastSeen(moment("2026-03-10T09:00")));
    }

    @Test
    void daysEndAtMidnightHere() {
        assertTrue(times.sameDay(moment("2026-03-17T00:00"), moment("2026-03-17T23:59")));
        assertFalse(times.sameDay(moment("2026-03-16T23:59"), moment("2026-03-17T00:00")));
    }

    @Test
    void followsTheLanguage() {
        assertEquals(
                "9:05 PM",
                at("2026-03-17T22:00", Locale.US)
                        .row(moment("2026-03-17T21:05"))
                        .replace('\u00a0', ' '));
        assertEquals(
                "21:05", at("2026-03-17T22:00", Locale.GERMANY).row(moment("2026-03-17T21:05")));
    }

    private static Times at(String now, Locale locale) {
        return new Times(Clock.fixed(moment(now), BERLIN), locale);
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
