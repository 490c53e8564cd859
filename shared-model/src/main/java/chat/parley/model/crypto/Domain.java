package chat.parley.model.crypto;

import java.nio.charset.StandardCharsets;

/** What a signature is for. Its label is signed along, so no signature serves another purpose. */
public enum Domain {
    DEVICE_LOG("parley/device-log/1"),
    PROFILE("parley/profile/1"),
    HELLO("parley/hello/1"),
    RELAY_CARD("parley/relay-card/1"),
    TICKET("parley/ticket/1"),
    IDENTITY_PROOF("parley/identity-proof/1");

    private final String label;

    Domain(String label) {
        this.label = label;
    }

    /** The label, a zero byte, then {@code message}: the bytes that are signed. */
    public byte[] over(byte[] message) {
        byte[] prefix = label.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[prefix.length + 1 + message.length];
        System.arraycopy(prefix, 0, all, 0, prefix.length);
        System.arraycopy(message, 0, all, prefix.length + 1, message.length);
        return all;
    }
}
