package chat.parley.engine.account;

import chat.parley.model.codec.Bytes;

/**
 * What two people compare to know that nobody stands between them; the same on both sides.
 *
 * @param digits 60 digits
 * @param qr the payload of the QR code
 */
public record SafetyNumber(String digits, Bytes qr) {
    @Override
    public String toString() {
        return "[redacted]";
    }
}
