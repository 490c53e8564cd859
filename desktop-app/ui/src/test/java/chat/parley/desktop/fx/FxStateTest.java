package chat.parley.desktop.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.observe.MutableState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FxStateTest {
    private final MutableState<String> state = new MutableState<>("one");
    private final Queue<Runnable> fx = new ArrayDeque<>();

    @Test
    void beginsWithThePresentValue() {
        try (var bridge = new FxState<>(state, fx::add)) {
            assertEquals("one", bridge.value());
        }
    }

    @Test
    void changesOnlyOnTheThreadOfTheScreen() {
        try (var bridge = new FxState<>(state, fx::add)) {
            state.set("two");
            assertEquals("one", bridge.value());
            run();
            assertEquals("two", bridge.value());
        }
    }

    @Test
    void skipsToTheNewestValueWhenTheScreenIsSlow() {
        try (var bridge = new FxState<>(state, fx::add)) {
            run();
            List<String> seen = new ArrayList<>();
            bridge.property().addListener((_, _, now) -> seen.add(now));
            for (int i = 0; i < 1000; i++) {
                state.set("value " + i);
            }
            assertEquals(1, fx.size());
            run();
            assertEquals(List.of("value 999"), seen);
        }
    }

    @Test
    void runsAtOnceWithADirectExecutor() {
        try (var bridge = new FxState<>(state, Runnable::run)) {
            state.set("two");
            assertEquals("two", bridge.value());
        }
    }

    @Test
    void keepsItsLastValueOnceClosed() {
        var bridge = new FxState<>(state, fx::add);
        state.set("two");
        bridge.close();
        run();
        state.set("three");
        run();
        assertEquals("one", bridge.value());
    }

    private void run() {
        while (!fx.isEmpty()) {
            fx.remove().run();
        }
    }
}
