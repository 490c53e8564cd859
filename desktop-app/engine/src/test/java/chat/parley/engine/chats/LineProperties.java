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
