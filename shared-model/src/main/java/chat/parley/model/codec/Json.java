package chat.parley.model.codec;

import java.nio.ByteBuffer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Strict JSON (RFC 8259) for HTTP bodies and the command line. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER =
            StrictFormat.strict(
                    JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(StrictFormat.BOUNDS)
                                    .build()));

    private Json() {}

    /**
     * Reads one document of at most 256 KiB.
     *
     * @throws MalformedException for anything but exactly one well-formed {@code type}
     */
    public static <T> T read(byte[] document, Class<T> type) {
        MalformedException.require(document.length > 0, "empty document");
        MalformedException.require(document.length <= Cbor.MAX_DOCUMENT, "document over 256 KiB");
        // Decoded here because Jackson forgives overlong UTF-8.
        String text = Text.decode(ByteBuffer.wrap(document));
        T value;
        try {
            value = MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw StrictFormat.refused(e);
        }
        MalformedException.require(value != null, "null document");
        return value;
    }

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** One line of JSON without a line break. */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
