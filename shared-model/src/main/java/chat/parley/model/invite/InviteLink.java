package chat.parley.model.invite;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code parley://join?relay=https%3A%2F%2Fhost%3Aport&pin=...&token=...}: where the relay is, who
 * it is, and a single-use permission to join.
 *
 * @param pin SHA-256 of the relay's identity key, 32 bytes
 * @param token 32 bytes, secret until redeemed
 */
public record InviteLink(RelayAddress relay, Bytes pin, Bytes token) {
    private static final String PREFIX = "parley://join?";

    public InviteLink {
        pin.exactly(32, "pin");
        token.exactly(32, "invite token");
    }

    /**
     * Reads a link as pasted; surrounding white space is forgiven, nothing else.
     *
     * @throws MalformedException where it is not an invite link
     */
    public static InviteLink parse(String text) {
        String link = text.strip();
        MalformedException.require(link.length() <= 1024, "invite link too long");
        MalformedException.require(link.startsWith(PREFIX), "not an invite link");
        Map<String, String> fields = new HashMap<>();
        for (String field : link.substring(PREFIX.length()).split("&", -1)) {
            int equals = field.indexOf('=');
            MalformedException.require(equals > 0, "invite link with an empty field");
            String value;
            try {
                value = URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new MalformedException("invite link with a broken escape", e);
            }
            MalformedException.require(
                    fields.put(field.substring(0, equals), value) == null,
                    "invite link with a field twice");
        }
        return new InviteLink(
                RelayAddress.parse(field(fields, "relay")),
                Bytes.fromBase64(field(fields, "pin")),
                Bytes.fromBase64(field(fields, "token")));
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new MalformedException("invite link without " + name);
        }
        return value;
    }

    /** The link as people pass it on. */
    public String text() {
        return PREFIX
                + "relay="
                + URLEncoder.encode(relay.url(), StandardCharsets.UTF_8)
                + "&pin="
                + pin.base64()
                + "&token="
                + token.base64();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
