package chat.parley.model.http;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Members in the order of their account ids.
 *
 * @param members at most 200
 * @param next ask for the page after this account; empty at the end
 */
public record DirectoryPage(List<Member> members, Optional<AccountId> next) {
    public DirectoryPage {
        MalformedException.require(members.size() <= 200, "more than 200 members");
        members = List.copyOf(members);
    }
}
