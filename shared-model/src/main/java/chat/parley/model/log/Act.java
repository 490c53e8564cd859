package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Signatures;
import chat.parley.model.id.DeviceId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an entry of a device log does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Act.Create.class, name = "create"),
    @JsonSubTypes.Type(value = Act.Add.class, name = "add"),
    @JsonSubTypes.Type(value = Act.Revoke.class, name = "revoke"),
    @JsonSubTypes.Type(value = Act.Replace.class, name = "replace"),
    @JsonSubTypes.Type(value = Act.Recover.class, name = "recover")
})
public sealed interface Act {
    /**
     * The first entry. Signed by the root key, then by the device.
     *
     * @param root Ed25519 public key of the recovery kit, 32 bytes
     * @param sealing X25519 public key of the recovery kit, 32 bytes
     */
    record Create(Bytes root, Bytes sealing, DeviceKeys dev) implements Act {
        public Create {
            root.exactly(32, "root key");
            MalformedException.require(Signatures.soundKey(root), "root key of small order");
            sealing.exactly(32, "sealing key");
        }
    }

    /** A further device. Signed by an active device, then by the new one. */
    record Add(DeviceKeys dev) implements Act {}

    /** A device speaks no more, and wipes itself. Signed by an active device or the root key. */
    record Revoke(DeviceId target) implements Act {}

    /** A device whose database went back in time goes on as a new one. Signed by the old, then the new. */
    record Replace(DeviceId old, DeviceKeys dev) implements Act {}

    /**
     * All devices end and one begins, from the kit. Signed by the root key, then by the new device.
     *
     * @param wipe whether the ended devices wipe themselves
     */
    record Recover(DeviceKeys dev, boolean wipe) implements Act {}
}
