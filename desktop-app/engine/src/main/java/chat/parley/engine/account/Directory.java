package chat.parley.engine.account;

import chat.parley.engine.journal.JournalPosition;
import chat.parley.engine.journal.JournalRecord;
import chat.parley.engine.link.Relay;
import chat.parley.engine.store.Tx;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Member;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.Profile;
import chat.parley.model.log.SignedProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles and names: what the relay lists, believed as far as a device of the account signed it and no
 * newer one is known. Thread-safe; {@link #read} blocks, never on the lane.
 */
final class Directory {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    static final String PROFILE = "profile";

    /** A relay that lists more than this many goes on for ever. */
    private static final int MOST = 100_000;

    /** Nobody changes a profile so often between two looks at the directory. */
    private static final long WIDEST_STEP = 1_000_000;

    private final Book book;
    private final Relay relay;
    private final Logs logs;
    private final Marks marks;
    private final Runnable changed;
    private final Map<AccountId, Profile> profiles = new ConcurrentHashMap<>();
    private final Set<AccountId> listed = ConcurrentHashMap.newKeySet();

    Directory(Book book, Relay relay, Logs logs, Marks marks, Runnable changed) {
        this.book = book;
        this.relay = relay;
        this.logs = logs;
        this.marks = marks;
        this.changed = changed;
    }

    void load() throws ParleyException {
        for (JournalPosition at : book.read(AccountStore::profiles)) {
            book.body(at)
                    .map(body -> Cbor.read(body, SignedProfile.class).parse())
                    .ifPresent(profile -> profiles.put(profile.acct(), profile));
        }
        listed.addAll(book.read(AccountStore::listed));
    }

    Optional<Profile> profile(AccountId account) {
        return Optional.ofNullable(profiles.get(account));
    }

    /** Everybody whose profile was ever seen. */
    Set<AccountId> everybody() {
        return Set.copyOf(profiles.keySet());
    }

    boolean listed(AccountId account) {
        return listed.contains(account);
    }

    /** Reads the relay's list, page by page; people appear with each. One reader at a time. */
    synchronized void read() throws ParleyException {
        Set<AccountId> found = new HashSet<>();
        Optional<AccountId> after = Optional.empty();
        do {
            DirectoryPage page = relay.directory(after);
            after = page.next();
            if (page.members().isEmpty() || !comesAfter(page, found)) {
                break; // the end, or a relay that shows the same again
            }
            List<SignedProfile> news = new ArrayList<>();
            for (Member member : page.members()) {
                found.add(member.acct());
                news(member).ifPresent(news::add);
            }
            keep(news);
            list(page.members().stream().map(Member::acct).toList(), true);
            changed.run();
        } while (after.isPresent() && found.size() < MOST);
        list(listed.stream().filter(account -> !found.contains(account)).toList(), false);
        changed.run();
    }

    private static boolean comesAfter(DirectoryPage page, Set<AccountId> found) {
        return page.members().stream().map(Member::acct).noneMatch(found::contains);
    }

    /** The member's profile if it is a newer one that holds; what does not hold is left out. */
    private Optional<SignedProfile> news(Member member) throws ParleyException {
        AccountId account = member.acct();
        try {
            Optional<DeviceLog> known =
                    logs.log(account)
                            .filter(
                                    log ->
                                            log.hashAt(member.head().seq())
                                                    .filter(member.head().hash()::equals)
                                                    .isPresent());
            DeviceLog log = known.isPresent() ? known.get() : logs.fetch(account);
            Profile profile = member.profile().parse();
            if (!follows(profile(account).map(Profile::version).orElse(0L), profile.version())) {
                return Optional.empty();
            }
            if (!member.profile().signedBy(log) || !active(log, member.profile().signer())) {
                LOG.warn("a profile of {} is not signed by a device that speaks for it", account);
                return Optional.empty();
            }
            return Optional.of(member.profile());
        } catch (MalformedException e) {
            LOG.warn("a profile of {} is malformed", account);
        } catch (ParleyException e) {
            if (e.trouble() != Trouble.PERSON_NOT_TRUSTED && e.trouble() != Trouble.REFUSED) {
                throw e;
            }
            LOG.warn("{} could not be verified", account);
        }
        return Optional.empty();
    }

    /** A step too wide leaves no number for the profiles that come later, so it is nobody's honest one. */
    private static boolean follows(long version, long next) {
        return next > version && next - version <= WIDEST_STEP;
    }

    private static boolean active(DeviceLog log, DeviceId device) {
        return log.device(device).filter(DeviceLog.Device::active).isPresent();
    }

    private void keep(List<SignedProfile> news) throws ParleyException {
        if (news.isEmpty()) {
            return;
        }
        List<AccountId> suspect = new ArrayList<>();
        book.write(
                tx -> {
                    suspect.clear();
                    for (SignedProfile signed : news) {
                        Profile profile = signed.parse();
                        AccountId account = profile.acct();
                        boolean sameHandle =
                                profile(account)
                                        .filter(old -> old.handle().equals(profile.handle()))
                                        .isPresent();
                        boolean anothers =
                                AccountStore.owners(tx, profile.handle()).stream()
                                        .anyMatch(owner -> !owner.equals(account));
                        if (anothers && !sameHandle && !marks.of(account).verified()) {
                            suspect.add(account);
                        }
                        JournalPosition at = book.append(PROFILE, account, Cbor.bytes(signed));
                        AccountStore.profile(tx, account, profile.handle(), at);
                    }
                });
        for (AccountId account : suspect) {
            LOG.error("a handle that was somebody else's leads to {}", account);
            marks.change(account, mark -> mark.red(Mark.Red.HANDLE));
        }
        news.stream()
                .map(SignedProfile::parse)
                .forEach(profile -> profiles.put(profile.acct(), profile));
    }

    private void list(List<AccountId> accounts, boolean present) throws ParleyException {
        List<AccountId> news =
                accounts.stream()
                        .filter(account -> listed(account) != present)
                        .filter(profiles::containsKey)
                        .toList();
        if (news.isEmpty()) {
            return;
        }
        book.write(tx -> news.forEach(account -> AccountStore.listed(tx, account, present)));
        if (present) {
            listed.addAll(news);
        } else {
            news.forEach(listed::remove);
        }
    }

    static void record(Tx tx, JournalRecord record) {
        Profile profile = Cbor.read(Book.body(record), SignedProfile.class).parse();
        AccountStore.profile(tx, profile.acct(), profile.handle(), record.position());
    }
}
