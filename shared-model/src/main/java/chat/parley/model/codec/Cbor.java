package chat.parley.model.codec;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Strict CBOR (RFC 8949) for frames, signed documents and content. Thread-safe. */
public final class Cbor {
    /** The longest document or frame: 256 KiB. */
    public static final int MAX_DOCUMENT = 256 * 1024;

    private static final ObjectMapper MAPPER =
            StrictFormat.strict(
                    CBORMapper.builder(
                            CBORFactory.builder()
                                    .streamReadConstraints(StrictFormat.BOUNDS)
                                    .build()));

    private Cbor() {}

    /**
     * Reads one document.
     *
     * @throws MalformedException for anything but exactly one well-formed {@code type}
     */
    public static <T> T read(byte[] document, Class<T> type) {
        MalformedException.require(document.length > 0, "empty document");
        MalformedException.require(document.length <= MAX_DOCUMENT, "document over 256 KiB");
        CborText.requireUtf8(document);
        T value;
        try {
            value = MAPPER.readValue(document, type);
        } catch (JacksonException e) {
            throw StrictFormat.refused(e);
        }
        MalformedException.require(value != null, "null document");
        return value;
    }

    /** Reads one document, see {@link #read(byte[], Class)}. */
    public static <T> T read(Bytes document, Class<T> type) {
        return read(document.toArray(), type);
    }

    /** Writes {@code value}; refuses a result over 256 KiB. */
    public static byte[] write(Object value) {
        byte[] document = MAPPER.writeValueAsBytes(value);
        MalformedException.require(document.length <= MAX_DOCUMENT, "document over 256 KiB");
        return document;
    }

    /** Writes {@code value} as {@link Bytes} (96 KiB at most). */
    public static Bytes bytes(Object value) {
        return Bytes.of(write(value));
    }
}
