package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineProperties {
    @Test
    void whatComesInOrderIsShownAtOnce() {
        Line.Arrival first = Line.begin(4);
        assertEquals(List.of(4L), first.shown());
        assertEquals(List.of(5L), first.line().arrive(5).shown());
    }

    @Test
    void whatIsBehindAGapWaitsUntilItIsFilled() {
        Line line = Line.begin(1).line();
        Line.Arrival third = line.arrive(3);
        assertEquals(List.of(), third.shown());
        Line.Arrival fourth = third.line().arrive(4);
        assertEquals(List.of(), fourth.shown());
        assertEquals(List.of(2L, 3L, 4L), fourth.line().arrive(2).shown());
    }

    @Test
    void givingUpShowsWhatWaitsAndNamesWhatIsMissing() {
        Line line = Line.begin(1).line().arrive(3).line().arrive(6).line();
        Line.GivenUp given = line.giveUp();
        assertEquals(List.of(new Line.Gap(2, 2), new Line.Gap(4, 5)), given.gaps());
        assertEquals(7, given.line().next());
        assertEquals(List.of(4L), given.line().arrive(4).shown());
        assertEquals(List.of(7L), given.line().arrive(7).shown());
    }

    @Test
    void aNumberFarAheadIsShownAsItComesAndHoldsNothingBack() {
        Line line = Line.begin(1).line();
        Line.Arrival far = line.arrive((1L << 53) - 1);
        assertEquals(List.of((1L << 53) - 1), far.shown());
        assertEquals(line, far.line());
        assertEquals(List.of(), line.arrive(2 + Line.STEP).shown());
    }

    @Test
    void countingMayBeginAtTheHighestNumber() {
        Line line = Line.begin((1L << 53) - 1).line();
        assertEquals(List.of(5L), line.arrive(5).shown());
        assertEquals(List.of(), line.giveUp().gaps());
    }

    @Test
    void whenTooMuchWaitsWhatIsMissingIsGivenUpAtOnce() {
        Line line = Line.begin(1).line();
        for (long number = 3; number < 3 + Line.MOST; number++) {
            Line.Arrival arrival = line.arrive(number);
            assertEquals(List.of(), arrival.shown());
            line = arrival.line();
        }
        Line.Arrival last = line.arrive(3 + Line.MOST);
        assertEquals(Line.MOST + 1, last.shown().size());
        assertEquals(List.of(new Line.Gap(2, 2)), last.gaps());
        assertEquals(new TreeSet<>(), last.line().held());
        assertEquals(List.of(2L), last.line().arrive(2).shown());
    }

    @Property
    void everyNumberIsShownOnceAndInOrderWhateverTheOrderOfArrival(
            @ForAll("arrivals") List<Long> arrivals) {
        List<Long> shown = new ArrayList<>();
        Line line = null;
        for (long number : arrivals) {
            Line.Arrival arrival = line == null ? Line.begin(number) : line.arrive(number);
            line = arrival.line();
            shown.addAll(arrival.shown());
        }
        assertEquals(new TreeSet<>(), line.held());
        assertEquals(arrivals.stream().sorted().toList(), shown.stream().sorted().toList());
        List<Long> counted = shown.stream().filter(n -> n >= arrivals.getFirst()).toList();
        assertEquals(counted.stream().sorted().toList(), counted);
    }

    @Provide
    Arbitrary<List<Long>> arrivals() {
        return Arbitraries.integers()
                .between(1, 12)
                .flatMap(
                        n ->
                                Arbitraries.shuffle(
                                        java.util.stream.LongStream.rangeClosed(1, n)
                                                .boxed()
                                                .toList()));
    }
}
