package chat.parley.desktop.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TroublesTest {

    @Test
    void readsWhatTheFuturesWrapped() {
        var failure = new CompletionException(new ParleyException(Trouble.DISK_FULL));

        assertEquals(Trouble.DISK_FULL, Troubles.of(failure));
        assertEquals(Trouble.DISK_FULL, Troubles.of(failure.getCause()));
    }

    @Test
    void anythingElseIsUnexpected() {
        assertEquals(Trouble.INTERNAL, Troubles.of(new IllegalStateException("a bug")));
    }

    @Test
    void answersComeThroughTheGate() {
        var waiting = new ArrayList<Runnable>();
        var seen = new ArrayList<Object>();
        var asked = new CompletableFuture<String>();
        Answers.take(asked, waiting::add, seen::add, failure -> seen.add(Troubles.of(failure)));
        asked.complete("yes");
        Answers.take(
                CompletableFuture.failedFuture(new ParleyException(Trouble.DISK_FULL)),
                waiting::add,
                seen::add,
                failure -> seen.add(Troubles.of(failure)));
        assertEquals(0, seen.size());

        waiting.forEach(Runnable::run);
        assertEquals(java.util.List.of("yes", Trouble.DISK_FULL), seen);
    }
}
