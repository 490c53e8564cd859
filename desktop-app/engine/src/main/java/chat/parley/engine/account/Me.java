package chat.parley.engine.account;

import chat.parley.engine.link.RelayPreview;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.Role;

/**
 * This person.
 *
 * @param relay where the account lives
 */
public record Me(
        AccountId account,
        Handle handle,
        String name,
        DeviceId device,
        Role role,
        RelayPreview relay,
        KitState kit) {
    Me kitSaved() {
        return new Me(account, handle, name, device, role, relay, KitState.SAVED);
    }

    @Override
    public String toString() {
        return "[me, " + account + "]";
    }
}
