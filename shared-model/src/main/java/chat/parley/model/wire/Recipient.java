package chat.parley.model.wire;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.DeviceId;

/** One device's ciphertext in a send. At most {@link Limits#CIPHERTEXT} bytes. */
public record Recipient(DeviceId device, Bytes ct) {
    public Recipient {
        ct.between(1, Limits.CIPHERTEXT, "ciphertext");
    }
}
