package chat.parley.engine.chats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProgressProperties {
    @Property
    void everyOrderAndRepetitionOfReceiptsGivesTheSame(
            @ForAll("receipts") List<Progress> receipts, @ForAll long seed) {
        Progress once = fold(receipts);
        List<Progress> shuffled = new java.util.ArrayList<>(receipts);
        shuffled.addAll(receipts);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(once, fold(shuffled));
    }

    @Property
    void aStateNeverGoesBack(@ForAll("receipts") List<Progress> receipts) {
        Progress progress = Progress.NONE;
        for (Progress receipt : receipts) {
            Progress next = progress.merge(receipt);
            assertTrue(next.state().compareTo(progress.state()) >= 0);
            progress = next;
        }
    }

    private static Progress fold(List<Progress> receipts) {
        return receipts.stream().reduce(Progress.NONE, Progress::merge);
    }

    @Provide
    Arbitrary<List<Progress>> receipts() {
        Arbitrary<Progress> one =
                Combinators.combine(
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.longs().between(0, 100))
                        .as(
                                (type, ts) ->
                                        switch (type) {
                                            case 0 -> Progress.acceptedAt(ts);
                                            case 1 -> Progress.deliveredAt(ts);
                                            case 2 -> Progress.droppedAt(ts);
                                            default -> Progress.readAt(ts);
                                        });
        return one.list().ofMaxSize(8);
    }
}
