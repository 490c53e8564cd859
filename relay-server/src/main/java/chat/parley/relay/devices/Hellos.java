package chat.parley.relay.devices;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.id.AccountId;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.wire.ClientFrame.Hello;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.HelloProof;
import chat.parley.model.wire.RelayFrame.Nonce;
import java.util.Optional;

/** Decides whether a device is who it says. Thread-safe. */
public final class Hellos {
    /** The verdict on a hello. */
    public sealed interface Verdict {}

    /** It is. */
    public record Proved(AuthenticatedDevice device) implements Verdict {}

    /** It is not, or it may not come in. */
    public record Refused(CloseCode code) implements Verdict {}

    private static final int VERSION = 1;

    private final DeviceLogs logs;
    private final Bytes pin;

    /**
     * Judges for one relay.
     *
     * @param pin of this relay: a proof made for another relay proves nothing here
     */
    public Hellos(DeviceLogs logs, Bytes pin) {
        this.logs = logs;
        this.pin = pin;
    }

    /** Checks a hello against the nonce of its connection. */
    public Verdict judge(Hello hello, Nonce nonce) {
        if (hello.v() != VERSION) {
            return new Refused(CloseCode.UPGRADE);
        }
        Optional<AccountId> account = logs.accountOf(hello.device());
        Optional<DeviceLog> log = account.flatMap(logs::log);
        Optional<DeviceLog.Device> device = log.flatMap(l -> l.device(hello.device()));
        if (account.isEmpty() || device.isEmpty()) {
            return new Refused(CloseCode.AUTH);
        }
        Bytes proof =
                new HelloProof(pin, hello.device(), nonce.nonce(), nonce.connection()).toBytes();
        if (!Signatures.verify(device.get().keys().signKey(), Domain.HELLO, proof, hello.sig())) {
            return new Refused(CloseCode.AUTH);
        }
        // Only whoever holds the device's key learns that it was shut out.
        AuthenticatedDevice who = new AuthenticatedDevice(account.get(), hello.device());
        return logs.refusal(who).<Verdict>map(Refused::new).orElseGet(() -> new Proved(who));
    }
}
