package chat.parley.engine.account;

import chat.parley.engine.crypto.PreKeyMaker;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.link.ProblemException;
import chat.parley.engine.link.RelayHttp;
import chat.parley.engine.store.Lane;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyUpload;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the relay supplied with this device's prekeys. Blocks; never on the lane. */
public final class PreKeyUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(PreKeyUpkeep.class);

    private final PreKeyMaker maker;
    private final Lane lane;
    private final Ledger ledger;
    private final RelayHttp http;

    public PreKeyUpkeep(PreKeyMaker maker, Lane lane, Ledger ledger, RelayHttp http) {
        this.maker = maker;
        this.lane = lane;
        this.ledger = ledger;
        this.http = http;
    }

    /**
     * Uploads what is due.
     *
     * @param everything in place of whatever the relay holds, since it was restored
     */
    public synchronized void run(boolean everything) {
        try {
            PreKeyCount held = http.preKeyCount();
            Optional<PreKeyUpload> due =
                    lane.call(
                                    () ->
                                            ledger.write(
                                                    tx ->
                                                            everything
                                                                    ? Optional.of(
                                                                            maker.everything(tx))
                                                                    : maker.due(tx, held)))
                            .join();
            if (due.isPresent()) {
                http.putPreKeys(due.get());
                var _ =
                        lane.call(
                                        () ->
                                                ledger.write(
                                                        tx -> {
                                                            maker.answered(tx);
                                                            return true;
                                                        }))
                                .join();
            }
        } catch (ParleyException | ProblemException | CompletionException e) {
            LOG.info("prekeys wait for the next connection: {}", e.getMessage());
        }
    }
}
