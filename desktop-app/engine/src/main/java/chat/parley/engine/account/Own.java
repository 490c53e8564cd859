package chat.parley.engine.account;

import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.crypto.SafetyNumbers;
import chat.parley.engine.keys.DeviceSecrets;
import chat.parley.engine.keys.Kit;
import chat.parley.engine.link.RelayPreview;
import chat.parley.engine.link.RelayTrust;
import chat.parley.engine.observe.MutableState;
import chat.parley.engine.observe.State;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.log.DeviceLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** This person's own account and this device. Thread-safe. */
public final class Own {
    private final Registration registration;
    private final DeviceIdentity identity;
    private final Addresses addresses;
    private final String deviceName;
    private final MutableState<Me> me;
    private DeviceSecrets secrets;

    /**
     * What a relay admitted.
     *
     * @param deviceName how the person calls this device
     */
    public Own(JoinFlow.Admitted admitted, Addresses addresses, String deviceName) {
        this.registration = admitted.registration();
        this.secrets = admitted.secrets();
        this.identity = Registration.identity(secrets);
        this.addresses = addresses;
        this.deviceName = deviceName;
        this.me = new MutableState<>(described(secrets, admitted.trust()));
    }

    private static Me described(DeviceSecrets secrets, RelayTrust trust) {
        return new Me(
                secrets.account(),
                secrets.handle(),
                secrets.name(),
                secrets.device(),
                secrets.role(),
                new RelayPreview(
                        trust.card().map(card -> card.name()).orElse(secrets.relay().host()),
                        secrets.relay(),
                        secrets.pin()),
                secrets.kit().isPresent() ? KitState.UNSAVED : KitState.SAVED);
    }

    public State<Me> me() {
        return me;
    }

    /** The number to compare with {@code person}. */
    public SafetyNumber safetyNumber(AccountId person) {
        return new SafetyNumber(
                SafetyNumbers.digits(identity.account(), person),
                SafetyNumbers.qr(identity.account(), person));
    }

    /** The devices of {@code account}, mine or another's; blocks while the relay is asked. */
    public List<DeviceInfo> devices(AccountId account) throws ParleyException {
        Optional<DeviceLog> held = addresses.log(account);
        DeviceLog log = held.isPresent() ? held.get() : addresses.fetch(account);
        return log.devices().map(device -> info(log, device)).toList();
    }

    private DeviceInfo info(DeviceLog log, DeviceLog.Device device) {
        DeviceId id = device.keys().id();
        boolean current = id.equals(identity.device());
        return new DeviceInfo(
                id,
                current ? deviceName : "",
                current,
                device.active(),
                Instant.ofEpochMilli(log.entries().get((int) device.since()).parse().ts()));
    }

    /** The recovery kit's words, until {@link #kitSaved}. */
    public synchronized Optional<List<String>> kitWords() {
        return secrets.kit().map(secret -> Kit.of(secret).words());
    }

    /** Forgets the kit; durable on return. */
    public void kitSaved() throws ParleyException {
        synchronized (this) {
            secrets = registration.kitSaved(secrets);
        }
        me.update(Me::kitSaved);
    }
}
