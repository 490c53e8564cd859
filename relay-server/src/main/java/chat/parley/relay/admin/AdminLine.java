package chat.parley.relay.admin;

import chat.parley.model.http.Problem;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** A line of an answer: rows, and one end, without which it broke off. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "row")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdminRow.Minted.class, name = "minted"),
    @JsonSubTypes.Type(value = AdminRow.Invited.class, name = "invite"),
    @JsonSubTypes.Type(value = AdminRow.Member.class, name = "account"),
    @JsonSubTypes.Type(value = AdminRow.Device.class, name = "device"),
    @JsonSubTypes.Type(value = AdminRow.Act.class, name = "act"),
    @JsonSubTypes.Type(value = AdminLine.End.class, name = "end")
})
sealed interface AdminLine permits AdminRow, AdminLine.End {
    /**
     * The last line.
     *
     * @param problem why it was refused, or why it could not be carried on
     */
    record End(Optional<Problem> problem) implements AdminLine {}
}
