package chat.parley.relay.devices;

import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.wire.CloseCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is shut out at one moment. Immutable.
 *
 * @param accounts those that are not {@link Standing#ACTIVE}
 * @param devices since when, in milliseconds since 1970
 */
public record Excluded(Map<AccountId, Since> accounts, Map<DeviceId, Long> devices) {
    /**
     * An account's standing.
     *
     * @param since milliseconds since 1970
     */
    public record Since(Standing standing, long since) {}

    public Excluded {
        accounts = Map.copyOf(accounts);
        devices = Map.copyOf(devices);
    }

    /** How an account stands. */
    public Standing standing(AccountId account) {
        Since since = accounts.get(account);
        return since == null ? Standing.ACTIVE : since.standing();
    }

    public boolean shutOut(DeviceId device) {
        return devices.containsKey(device);
    }

    /** Why a device may not come in, though its account's log lists it. */
    public Optional<CloseCode> refusal(AuthenticatedDevice who) {
        return switch (standing(who.account())) {
            case DISABLED -> Optional.of(CloseCode.DISABLED);
            case CLOSED -> Optional.of(CloseCode.CLOSED);
            case ACTIVE ->
                    shutOut(who.device()) ? Optional.of(CloseCode.REVOKED) : Optional.empty();
        };
    }

    Excluded with(AccountId account, Since since) {
        Map<AccountId, Since> changed = new HashMap<>(accounts);
        if (since.standing() == Standing.ACTIVE) {
            changed.remove(account);
        } else {
            changed.put(account, since);
        }
        return new Excluded(changed, devices);
    }

    Excluded with(DeviceId device, long since) {
        Map<DeviceId, Long> changed = new HashMap<>(devices);
        changed.put(device, since);
        return new Excluded(accounts, changed);
    }
}
