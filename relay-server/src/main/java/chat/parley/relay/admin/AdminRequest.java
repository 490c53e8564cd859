package chat.parley.relay.admin;

import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.DeviceId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What is asked. Accounts are named by their id or their handle. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdminRequest.Mint.class, name = "invite"),
    @JsonSubTypes.Type(value = AdminRequest.ListInvites.class, name = "invites list"),
    @JsonSubTypes.Type(value = AdminRequest.RevokeInvite.class, name = "invites revoke"),
    @JsonSubTypes.Type(value = AdminRequest.ListAccounts.class, name = "accounts list"),
    @JsonSubTypes.Type(value = AdminRequest.Disable.class, name = "accounts disable"),
    @JsonSubTypes.Type(value = AdminRequest.Enable.class, name = "accounts enable"),
    @JsonSubTypes.Type(value = AdminRequest.Close.class, name = "accounts close"),
    @JsonSubTypes.Type(value = AdminRequest.ListDevices.class, name = "devices list"),
    @JsonSubTypes.Type(value = AdminRequest.RevokeDevice.class, name = "devices revoke"),
    @JsonSubTypes.Type(value = AdminRequest.ListAudit.class, name = "audit list")
})
public sealed interface AdminRequest {
    /**
     * New invites.
     *
     * @param count 1 to 1,000
     * @param admin whether their redeemers become admins; the first one ever always does
     */
    record Mint(int count, boolean admin) implements AdminRequest {
        public Mint {
            MalformedException.require(count >= 1 && count <= 1000, "1 to 1,000 at a time");
        }
    }

    record ListInvites() implements AdminRequest {}

    /**
     * The end of an invite that nobody has redeemed.
     *
     * @param invite its id or its link
     */
    record RevokeInvite(String invite) implements AdminRequest {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record ListAccounts() implements AdminRequest {}

    record Disable(String account) implements AdminRequest {}

    record Enable(String account) implements AdminRequest {}

    record Close(String account) implements AdminRequest {}

    /**
     * Which devices there are.
     *
     * @param account whose; empty for everybody's
     */
    record ListDevices(Optional<String> account) implements AdminRequest {}

    record RevokeDevice(String device) implements AdminRequest {
        DeviceId id() {
            return DeviceId.parse(device);
        }
    }

    record ListAudit() implements AdminRequest {}
}
