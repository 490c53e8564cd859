package chat.parley.engine.account;

import chat.parley.engine.link.Relay;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Member;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.RelayFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Shows logs and members, or what a relay with its own mind would show instead. */
final class TestRelay implements Relay {
    final Map<AccountId, DeviceLog> logs = new ConcurrentHashMap<>();
    final TreeMap<AccountId, Member> members = new TreeMap<>();
    final AtomicInteger asked = new AtomicInteger();
    volatile boolean reachable = true;
    volatile int pageOfEntries = 2;
    volatile int pageOfMembers = 2;
    volatile UnaryOperator<RelayFrame.Log> twist = answer -> answer;
    volatile UnaryOperator<DirectoryPage> twistPage = page -> page;

    void show(Somebody somebody, DeviceLog log, String handle, String name) {
        logs.put(somebody.account, log);
        members.put(somebody.account, somebody.member(log, somebody.profile(1, handle, name)));
    }

    @Override
    public RelayFrame.Log log(AccountId account, long from) throws ParleyException {
        requireReachable();
        DeviceLog log = logs.get(account);
        if (log == null) {
            throw new ParleyException(Trouble.PERSON_UNKNOWN);
        }
        List<SignedEntry> entries = log.entries().stream().skip(from).limit(pageOfEntries).toList();
        return twist.apply(new RelayFrame.Log(1, account, from, entries, log.head()));
    }

    @Override
    public DirectoryPage directory(Optional<AccountId> after) throws ParleyException {
        requireReachable();
        List<Member> behind =
                new ArrayList<>(
                        after.isPresent()
                                ? members.tailMap(after.get(), false).values()
                                : members.values());
        boolean more = behind.size() > pageOfMembers;
        List<Member> page = more ? behind.subList(0, pageOfMembers) : behind;
        return twistPage.apply(
                new DirectoryPage(
                        page, more ? Optional.of(page.getLast().acct()) : Optional.empty()));
    }

    private void requireReachable() throws ParleyException {
        asked.incrementAndGet();
        if (!reachable) {
            throw new ParleyException(Trouble.RELAY_UNREACHABLE);
        }
    }
}
