package chat.parley.relay.mailbox;

import chat.parley.model.id.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each account's messages take up of one queue; an undone job is undone here too. The lane's own. */
final class Shares {
    /** What lies in a queue of one account's messages. */
    record Share(long count, long bytes) {
        static final Share NONE = new Share(0, 0);

        Share plus(long messages, long size) {
            return new Share(count + messages, bytes + size);
        }
    }

    private final Map<AccountId, Share> now = new HashMap<>();

    /** As it was before the job under way, of the accounts whose share it has changed. */
    private final Map<AccountId, Share> before = new HashMap<>();

    Shares(List<MailboxStore.Held> held) {
        held.forEach(one -> now.put(one.from(), new Share(one.count(), one.bytes())));
    }

    Share of(AccountId account) {
        return now.getOrDefault(account, Share.NONE);
    }

    void add(AccountId account, long messages, long size) {
        Share old = of(account);
        before.putIfAbsent(account, old);
        put(account, old.plus(messages, size));
    }

    private void put(AccountId account, Share share) {
        if (share.equals(Share.NONE)) {
            now.remove(account);
        } else {
            now.put(account, share);
        }
    }

    void done() {
        before.clear();
    }

    void undone() {
        before.forEach(this::put);
        before.clear();
    }
}
