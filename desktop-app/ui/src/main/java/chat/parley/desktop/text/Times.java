package chat.parley.desktop.text;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as people say them, seen from now. */
public final class Times {
    private static final int WEEK = 7;

    private final Clock clock;
    private final Locale locale;
    private final Texts texts;

    /**
     * Times in one place and language.
     *
     * @param clock says what now is, and in which zone
     */
    public Times(Clock clock, Locale locale) {
        this.clock = clock;
        this.locale = locale;
        this.texts = Texts.of(Times.class, locale);
    }

    /** The time of day: 10:42. */
    public String time(Instant moment) {
        return write("jm", at(moment));
    }

    /** As short as a row in a list wants it: 10:42, Yesterday, Mon, 12 Mar, 12 Mar 2024. */
    public String row(Instant moment) {
        ZonedDateTime at = at(moment);
        long days = daysAgo(at.toLocalDate());
        if (days == 0) {
            return time(moment);
        } else if (days == 1) {
            return texts.get("yesterday");
        } else if (days > 1 && days < WEEK) {
            return write("EEE", at);
        }
        return write(sameYear(at) ? "MMMd" : "yMMMd", at);
    }

    /** The day alone, for the line between two days: Today, Yesterday, Monday, 12 March, 12 March 2024. */
    public String day(Instant moment) {
        ZonedDateTime at = at(moment);
        long days = daysAgo(at.toLocalDate());
        if (days == 0) {
            return texts.get("today");
        } else if (days == 1) {
            return texts.get("yesterday");
        } else if (days > 1 && days < WEEK) {
            return DateTimeFormatter.ofPattern("EEEE", locale).format(at);
        }
        return writtenOut(at);
    }

    /** Nothing left out, for tooltips and screen readers: Monday, 12 March 2026, 10:42. */
    public String full(Instant moment) {
        ZonedDateTime at = at(moment);
        String date = write(FormatStyle.FULL, at);
        return texts.get("full", date, write("jm", at));
    }

    /** The last time somebody was seen: today at 10:42, yesterday at 10:42, on 12 March. */
    public String lastSeen(Instant moment) {
        ZonedDateTime at = at(moment);
        long days = daysAgo(at.toLocalDate());
        if (days == 0) {
            return texts.get("seen.today", time(moment));
        } else if (days == 1) {
            return texts.get("seen.yesterday", time(moment));
        }
        return texts.get("seen.on", writtenOut(at));
    }

    /** The day within a sentence: since today, since Monday, since 12 March. */
    public String dayWithin(Instant moment) {
        long days = daysAgo(at(moment).toLocalDate());
        if (days == 0) {
            return texts.get("within.today");
        }
        return days == 1 ? texts.get("within.yesterday") : day(moment);
    }

    /** Day and time of something that happened: today at 10:42, yesterday at 10:42, 12 March at 10:42. */
    public String moment(Instant moment) {
        long days = daysAgo(at(moment).toLocalDate());
        return days == 0 || days == 1
                ? lastSeen(moment)
                : texts.get("moment", writtenOut(at(moment)), time(moment));
    }

    /** Whether two moments fall on one day here. */
    public boolean sameDay(Instant one, Instant other) {
        return at(one).toLocalDate().equals(at(other).toLocalDate());
    }

    private ZonedDateTime at(Instant moment) {
        return moment.atZone(clock.getZone());
    }

    private long daysAgo(LocalDate day) {
        return ChronoUnit.DAYS.between(day, LocalDate.now(clock));
    }

    private boolean sameYear(ZonedDateTime at) {
        return at.getYear() == LocalDate.now(clock).getYear();
    }

    private String writtenOut(ZonedDateTime at) {
        return sameYear(at) ? write("MMMMd", at) : write(FormatStyle.LONG, at);
    }

    private String write(FormatStyle style, ZonedDateTime at) {
        return DateTimeFormatter.ofLocalizedDate(style).localizedBy(locale).format(at);
    }

    private String write(String skeleton, ZonedDateTime at) {
        return DateTimeFormatter.ofLocalizedPattern(skeleton)
                .localizedBy(locale)
                .format(at)
                .replace('\u202f', '\u00a0');
    }
}
