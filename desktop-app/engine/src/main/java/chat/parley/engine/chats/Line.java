package chat.parley.engine.chats;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What has come from one device in one chat, by its count. What it says is shown in its order: an
 * event behind a gap waits until the gap is filled or given up. Immutable.
 *
 * @param next the lowest number that has not come, counted from the first that came
 * @param held numbers above {@code next} that came and wait
 */
record Line(long next, NavigableSet<Long> held) {
    /** So many wait at most: with one more, what is missing is given up at once. */
    static final int MOST = 512;

    /** A number further ahead than this does not belong to this count, and is shown as it comes. */
    static final long STEP = 1L << 20;

    /**
     * Numbers that did not come in time.
     *
     * @param to inclusive
     */
    record Gap(long from, long to) {}

    /**
     * What follows from an arrival.
     *
     * @param shown the numbers that may be shown now
     * @param gaps what is given up, because too much waits for it
     */
    record Arrival(Line line, List<Long> shown, List<Gap> gaps) {}

    /** What follows from giving up: all that waited is shown, and what is missing between. */
    record GivenUp(Line line, List<Gap> gaps) {}

    Line {
        held = new TreeSet<>(held);
    }

    /** Nothing came yet: counting begins with {@code first}. */
    static Arrival begin(long first) {
        return new Arrival(new Line(first + 1, new TreeSet<>()), List.of(first), List.of());
    }

    Arrival arrive(long devSeq) {
        if (devSeq < next || devSeq - next > STEP) {
            return new Arrival(this, List.of(devSeq), List.of());
        }
        NavigableSet<Long> waiting = new TreeSet<>(held);
        waiting.add(devSeq);
        if (waiting.size() > MOST) {
            GivenUp givenUp = new Line(next, waiting).giveUp();
            return new Arrival(givenUp.line(), List.copyOf(waiting), givenUp.gaps());
        }
        List<Long> shown = new ArrayList<>();
        long up = next;
        while (!waiting.isEmpty() && waiting.first() == up) {
            shown.add(waiting.removeFirst());
            up++;
        }
        return new Arrival(new Line(up, waiting), List.copyOf(shown), List.of());
    }

    GivenUp giveUp() {
        List<Gap> gaps = new ArrayList<>();
        long up = next;
        for (long number : held) {
            if (number > up) {
                gaps.add(new Gap(up, number - 1));
            }
            up = number + 1;
        }
        return new GivenUp(new Line(up, new TreeSet<>()), List.copyOf(gaps));
    }
}
