package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final List<Throwable> bugs = new CopyOnWriteArrayList<>();

    @Test
    void workRunsInItsOrderOnOneThread() {
        List<Integer> order = new ArrayList<>();
        try (Lane lane = new Lane("test-lane", bugs::add)) {
            List<CompletableFuture<Boolean>> calls =
                    IntStream.range(0, 1000).mapToObj(i -> lane.call(() -> order.add(i))).toList();
            assertTrue(calls.stream().allMatch(CompletableFuture::join));
            assertTrue(lane.call(lane::here).join());
            assertFalse(lane.here());
            assertEquals("test-lane", lane.call(() -> Thread.currentThread().getName()).join());
        }
        assertEquals(IntStream.range(0, 1000).boxed().toList(), order);
    }

    @Test
    void aCallFromTheLaneWaitsItsTurn() {
        List<String> order = new ArrayList<>();
        try (Lane lane = new Lane("test-lane", bugs::add)) {
            CompletableFuture<Boolean> both = new CompletableFuture<>();
            assertTrue(
                    lane.call(
                                    () -> {
                                        CompletableFuture<Boolean> inner =
                                                lane.call(() -> order.add("inner"));
                                        boolean chained = inner.thenAccept(both::complete) != null;
                                        return order.add("outer") && chained;
                                    })
                            .join());
            assertTrue(both.join());
        }
        assertEquals(List.of("outer", "inner"), order);
    }

    @Test
    void bugsAreReportedAndExpectedFailuresAreNot() {
        try (Lane lane = new Lane("test-lane", bugs::add)) {
            CompletableFuture<Object> bug =
                    lane.call(
                            () -> {
                                throw new StackOverflowError("seeded");
                            });
            CompletableFuture<Object> expected =
                    lane.call(
                            () -> {
                                throw new ParleyException(Trouble.DISK_FULL);
                            });
            assertThrows(CompletionException.class, bug::join);
            assertThrows(CompletionException.class, expected::join);
            assertEquals("goes on", lane.call(() -> "goes on").join());
        }
        assertEquals(1, bugs.size());
        assertEquals("seeded", bugs.getFirst().getMessage());
    }

    @Test
    void aClosedLaneTakesNothing() {
        Lane lane = new Lane("test-lane", bugs::add);
        CompletableFuture<String> before = lane.call(() -> "before");
        lane.close();
        assertEquals("before", before.join());
        assertThrows(CompletionException.class, () -> lane.call(() -> "after").join());
        lane.close();
    }

    @Test
    void offTheLaneIsRefused() {
        try (Lane lane = new Lane("test-lane", bugs::add)) {
            assertThrows(IllegalStateException.class, lane::require);
        }
    }
}
