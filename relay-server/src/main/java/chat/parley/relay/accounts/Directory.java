package chat.parley.relay.accounts;

import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Member;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.storage.Database;
import java.util.List;
import java.util.Optional;

/** Who is here, for those who are here themselves. Thread-safe. */
public final class Directory {
    /** Members on one page at most. */
    public static final int PAGE = 200;

    private final Database database;
    private final AccountStore store;
    private final DeviceLogs logs;

    public Directory(Database database, AccountStore store, DeviceLogs logs) {
        this.database = database;
        this.store = store;
        this.logs = logs;
    }

    /**
     * Members in the order of their account ids, behind {@code after}.
     *
     * @param limit 1 to {@link #PAGE}
     */
    public DirectoryPage page(Optional<AccountId> after, int limit) {
        List<Account> accounts = database.read(tx -> store.page(tx, after, limit));
        List<Member> members = accounts.stream().map(this::member).toList();
        return new DirectoryPage(
                members,
                accounts.size() < limit ? Optional.empty() : Optional.of(accounts.getLast().id()));
    }

    /** The member with exactly this handle. */
    public Optional<Member> find(Handle handle) {
        return database.read(tx -> store.byHandle(tx, handle)).map(this::member);
    }

    private Member member(Account account) {
        return new Member(
                account.id(), account.profile(), logs.log(account.id()).orElseThrow().head());
    }
}
