package chat.parley.relay.audit;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * One act: when, by which way, what, and to whom. Ids only: neither names nor tokens.
 *
 * @param no 1 for the first one
 * @param at ISO 8601
 * @param invite its id
 * @param role that the invite gives
 */
public record AuditEntry(
        long no,
        String at,
        Door door,
        AuditAct act,
        Optional<String> account,
        Optional<String> device,
        Optional<String> invite,
        Optional<Role> role) {
    /** What somebody did, before it has its place in the log. */
    public record Deed(
            AuditAct act,
            Optional<AccountId> account,
            Optional<DeviceId> device,
            Optional<String> invite,
            Optional<Role> role) {
        public static Deed toAccount(AuditAct act, AccountId account) {
            return new Deed(
                    act,
                    Optional.of(account),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public static Deed toDevice(AuditAct act, AccountId account, DeviceId device) {
            return new Deed(
                    act,
                    Optional.of(account),
                    Optional.of(device),
                    Optional.empty(),
                    Optional.empty());
        }

        public static Deed toInvite(AuditAct act, String invite, Role role) {
            return new Deed(
                    act,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(invite),
                    Optional.of(role));
        }
    }

    static AuditEntry of(long no, Instant at, Door door, Deed deed) {
        return new AuditEntry(
                no,
                at.toString(),
                door,
                deed.act(),
                deed.account().map(AccountId::text),
                deed.device().map(DeviceId::text),
                deed.invite(),
                deed.role());
    }
}
