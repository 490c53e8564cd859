package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.RelayFrame;
import java.util.Optional;

/** The relay as the rooms above know it, over its socket and its HTTP. Thread-safe. */
public final class AskedRelay implements Relay, Wire {
    private static final int DIRECTORY_PAGE = 200;

    private final RelayLink link;
    private final RelayHttp http;

    public AskedRelay(RelayLink link, RelayHttp http) {
        this.link = link;
        this.http = http;
    }

    @Override
    public RelayFrame.Log log(AccountId account, long from) throws ParleyException {
        return Answers.of(link.logGet(account, from), Trouble.PERSON_UNKNOWN);
    }

    @Override
    public DirectoryPage directory(Optional<AccountId> after) throws ParleyException {
        try {
            return http.directory(after, DIRECTORY_PAGE);
        } catch (ProblemException e) {
            throw e.toParley();
        }
    }

    @Override
    public boolean send(ClientFrame frame) {
        return link.send(frame);
    }

    @Override
    public PreKeyOffer preKeys(AccountId account, DeviceId device) throws ParleyException {
        try {
            return http.preKeyOffer(account, device);
        } catch (ProblemException e) {
            throw e.toParley();
        }
    }

    @Override
    public void again() {
        link.again();
    }
}
