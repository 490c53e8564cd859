package chat.parley.engine.chats;

import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.LaneTimer;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits for what is missing between the events of an author, and gives it up in time: so long after
 * everything that waited at the relay is here, or after the gap was noticed, whichever is later. On
 * the lane.
 */
final class Gaps {
    /** So long a gap may hold later events back. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Ledger ledger;
    private final Touches touches;
    private final LaneTimer timer;
    private final Map<ChatStore.Waiting, Duration> noticed = new HashMap<>();
    private Optional<Duration> caughtUp = Optional.empty();

    Gaps(Ledger ledger, Touches touches, LaneTimer timer) {
        this.ledger = ledger;
        this.touches = touches;
        this.timer = timer;
    }

    /** Knows what waited when the profile was closed. */
    void begin() throws ParleyException {
        List<ChatStore.Waiting> waiting = ledger.read(ChatStore::waiting);
        for (ChatStore.Waiting line : waiting) {
            noticed.put(line, timer.now());
        }
        if (ledger.rebuilt()) {
            // The relay was told that it arrived: it does not come again.
            giveUp(waiting);
        }
    }

    /** What waited at the relay begins to come. */
    void listening() {
        caughtUp = Optional.empty();
    }

    /** Everything that waited at the relay is here. */
    void caughtUp() {
        caughtUp = Optional.of(timer.now());
        again();
    }

    /** Something waits in {@code line}. */
    void notice(ChatStore.Waiting line) {
        if (noticed.putIfAbsent(line, timer.now()) == null) {
            again();
        }
    }

    /** Nothing waits in {@code line} any more. */
    void filled(ChatStore.Waiting line) {
        noticed.remove(line);
    }

    private void again() {
        if (!noticed.isEmpty()) {
            timer.later(PATIENCE, this::giveUpDue);
        }
    }

    private void giveUpDue() throws ParleyException {
        if (caughtUp.isEmpty() || !due(caughtUp.get())) {
            return;
        }
        giveUp(
                noticed.entrySet().stream()
                        .filter(line -> due(line.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private boolean due(Duration since) {
        return timer.now().minus(since).compareTo(PATIENCE) >= 0;
    }

    private void giveUp(List<ChatStore.Waiting> due) throws ParleyException {
        if (due.isEmpty()) {
            return;
        }
        ledger.write(
                tx -> {
                    for (ChatStore.Waiting line : due) {
                        giveUp(tx, line);
                    }
                    return true;
                });
        due.forEach(noticed::remove);
    }

    private void giveUp(Tx tx, ChatStore.Waiting waiting) {
        Line line = ChatStore.line(tx, waiting.chat(), waiting.from()).orElseThrow();
        Line.GivenUp givenUp = line.giveUp();
        Touched touched = touches.in(tx);
        for (Line.Gap gap : givenUp.gaps()) {
            ChatStore.gap(tx, waiting.chat(), waiting.from(), gap);
            touched.gaps(waiting.chat());
        }
        for (long devSeq : line.held()) {
            ChatStore.show(tx, waiting.chat(), waiting.from(), devSeq)
                    .forEach(ref -> touched.changed(waiting.chat(), ref));
        }
        ChatStore.line(tx, waiting.chat(), waiting.from(), givenUp.line());
    }
}
