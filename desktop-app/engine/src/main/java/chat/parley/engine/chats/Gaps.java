package chat.parley.engine.chats;

import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.LaneTimer;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for what is missing between the events of an author, and gives it up in time: so long after
 * everything that waited at the relay is here, or after the gap was noticed, whichever is later. On
 * the lane.
 */
final class Gaps {
    private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

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
        if (ledger.lost()) {
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
        Optional<ParleyException> trouble = Optional.empty();
        for (ChatStore.Waiting line : due) {
            try {
                giveUp(line);
                noticed.remove(line);
            } catch (ParleyException e) {
                trouble = Optional.of(e);
            } catch (RuntimeException e) {
                LOG.error("a gap cannot be given up before the next start", e);
                noticed.remove(line);
            }
        }
        if (trouble.isPresent()) {
            again(); // a full disk has room again some day
            throw trouble.get();
        }
    }

    /** One transaction for each line: what is wrong with one holds back nobody else. */
    private void giveUp(ChatStore.Waiting waiting) throws ParleyException {
        ledger.write(
                tx -> {
                    Line line = ChatStore.line(tx, waiting.chat(), waiting.from()).orElseThrow();
                    Line.GivenUp givenUp = line.giveUp();
                    show(tx, waiting, line.held(), givenUp.gaps());
                    ChatStore.line(tx, waiting.chat(), waiting.from(), givenUp.line());
                    return true;
                });
    }

    /** Shows what waited with {@code numbers}, and rows for what is missing between. */
    void show(Tx tx, ChatStore.Waiting line, Collection<Long> numbers, List<Line.Gap> missing) {
        Touched touched = touches.in(tx);
        for (Line.Gap gap : missing) {
            ChatStore.gap(tx, line.chat(), line.from(), gap);
            touched.gaps(line.chat());
        }
        for (long devSeq : numbers) {
            ChatStore.show(tx, line.chat(), line.from(), devSeq)
                    .forEach(ref -> touched.changed(line.chat(), ref));
        }
    }
}
