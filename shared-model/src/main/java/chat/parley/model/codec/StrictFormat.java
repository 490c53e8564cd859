package chat.parley.model.codec;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** The rules that {@link Cbor} and {@link Json} share. */
final class StrictFormat {
    static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(Bytes.MAX * 4 / 3 + 4)
                    .maxNameLength(64)
                    .maxNumberLength(24)
                    .maxDocumentLength(Cbor.MAX_DOCUMENT)
                    .build();

    private StrictFormat() {}

    static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M strict(B builder) {
        return builder.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfigDefaults(
                        config -> {
                            for (CoercionInputShape shape : CoercionInputShape.values()) {
                                config.setCoercion(shape, CoercionAction.Fail);
                            }
                        })
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> {
                            for (CoercionInputShape shape : CoercionInputShape.values()) {
                                config.setCoercion(shape, CoercionAction.Fail);
                            }
                        })
                .defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL)
                .addModule(
                        new SimpleModule("parley")
                                .addSerializer(new BytesOut())
                                .addDeserializer(Bytes.class, new BytesIn())
                                .addDeserializer(String.class, new TextIn()))
                .build();
    }

    /** Refuses with the parser's own words, which never quote the input. */
    static MalformedException refused(JacksonException e) {
        ArrayDeque<Throwable> causes = new ArrayDeque<>();
        for (Throwable cause = e; cause != null && causes.size() < 8; cause = cause.getCause()) {
            causes.add(cause);
            if (cause instanceof MalformedException malformed) {
                return malformed;
            }
        }
        return new MalformedException(
                "not a well-formed document (" + e.getClass().getSimpleName() + ")");
    }

    private static final class BytesOut extends StdSerializer<Bytes> {
        BytesOut() {
            super(Bytes.class);
        }

        @Override
        public void serialize(Bytes value, JsonGenerator out, SerializationContext context) {
            if (out.streamWriteCapabilities()
                    .isEnabled(StreamWriteCapability.CAN_WRITE_BINARY_NATIVELY)) {
                out.writeBinary(value.toArray());
            } else {
                out.writeString(value.base64());
            }
        }
    }

    private static final class BytesIn extends StdDeserializer<Bytes> {
        BytesIn() {
            super(Bytes.class);
        }

        @Override
        public Bytes deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
                return Bytes.of(in.getBinaryValue());
            }
            MalformedException.require(
                    in.currentToken() == JsonToken.VALUE_STRING
                            && !(in instanceof tools.jackson.dataformat.cbor.CBORParser),
                    "bytes expected");
            return Bytes.fromBase64(in.getString());
        }
    }

    /** Strings only, without lone surrogates (what a lenient UTF-8 decoder leaves behind). */
    private static final class TextIn extends StdDeserializer<String> {
        TextIn() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser in, DeserializationContext context) {
            MalformedException.require(
                    in.currentToken() == JsonToken.VALUE_STRING, "text expected");
            String text = in.getString();
            MalformedException.require(Text.wellFormed(text), "text with a lone surrogate");
            return text;
        }
    }
}
