package chat.parley.model.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.model.Samples;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.RelayFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Every document and frame refuses what is not exactly itself, with the one typed error. */
class HostileInputTest {
    private static final ObjectMapper LENIENT_CBOR = new CBORMapper();
    private static final ObjectMapper LENIENT_JSON = new JsonMapper();

    private record Format(
            String name,
            Function<Object, byte[]> write,
            Function<byte[], Object> read,
            ObjectMapper lenient) {}

    private static List<Map.Entry<Object, Format>> cases() {
        List<Map.Entry<Object, Format>> cases = new ArrayList<>();
        for (Object document : Samples.documents()) {
            Class<?> type = document.getClass();
            cases.add(
                    Map.entry(
                            document,
                            new Format(
                                    "cbor", Cbor::write, b -> Cbor.read(b, type), LENIENT_CBOR)));
            cases.add(
                    Map.entry(
                            document,
                            new Format(
                                    "json", Json::write, b -> Json.read(b, type), LENIENT_JSON)));
        }
        for (ClientFrame frame : Samples.clientFrames()) {
            cases.add(
                    Map.entry(
                            frame,
                            new Format("frame", Cbor::write, ClientFrame::read, LENIENT_CBOR)));
        }
        for (RelayFrame frame : Samples.relayFrames()) {
            cases.add(
                    Map.entry(
                            frame,
                            new Format("frame", Cbor::write, RelayFrame::read, LENIENT_CBOR)));
        }
        return cases;
    }

    @TestFactory
    List<DynamicTest> everythingThatTravelsRefusesWhatItIsNot() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<Object, Format> entry : cases()) {
            Object value = entry.getKey();
            Format format = entry.getValue();
            byte[] good = format.write().apply(value);
            String name = value.getClass().getSimpleName() + " as " + format.name();
            tests.add(
                    DynamicTest.dynamicTest(
                            name,
                            () -> {
                                assertEquals(value, format.read().apply(good));
                                refuses(format, new byte[0], "empty");
                                for (int size = 1; size < good.length; size += 1 + size / 40) {
                                    refuses(format, Arrays.copyOf(good, size), "truncated");
                                }
                                refuses(format, join(good, good), "twice");
                                refuses(format, join(good, new byte[] {0}), "trailing");
                                refuses(format, new byte[Cbor.MAX_DOCUMENT + 1], "oversized");
                                refuses(format, deep(format), "deep");
                                refuses(format, duplicateKey(format, good), "duplicate key");
                                wrongTypes(format, good);
                                flipped(format, good);
                            }));
        }
        return tests;
    }

    private static void refuses(Format format, byte[] bad, String what) {
        assertThrows(MalformedException.class, () -> format.read().apply(bad), what);
    }

    /** A flipped byte either still makes a valid document or is refused: nothing else is thrown. */
    private static void flipped(Format format, byte[] good) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                var _ = format.read().apply(bad);
            } catch (MalformedException expected) {
                assertEquals(MalformedException.class, expected.getClass());
            }
        }
    }

    private static byte[] deep(Format format) {
        Object nested = List.of();
        for (int i = 0; i < 200; i++) {
            nested = List.of(nested);
        }
        return format.lenient().writeValueAsBytes(nested);
    }

    @SuppressWarnings("unchecked")
    private static void wrongTypes(Format format, byte[] good) {
        Map<String, Object> fields = format.lenient().readValue(good, LinkedHashMap.class);
        for (String name : fields.keySet()) {
            for (Object wrong : List.of(Map.of("x", 1), List.of(List.of()), 1.5, true)) {
                Map<String, Object> changed = new LinkedHashMap<>(fields);
                if (wrong.equals(changed.put(name, wrong))) {
                    continue;
                }
                if (wrong instanceof Boolean && fields.get(name) instanceof Boolean) {
                    continue;
                }
                refuses(
                        format,
                        format.lenient().writeValueAsBytes(changed),
                        name + " of type " + wrong.getClass());
            }
            Map<String, Object> without = new LinkedHashMap<>(fields);
            if (without.remove(name) != null) {
                refuses(format, format.lenient().writeValueAsBytes(without), "without " + name);
            }
        }
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put("surprise", 1);
        refuses(format, format.lenient().writeValueAsBytes(more), "a field nobody knows");
        refuses(format, format.lenient().writeValueAsBytes(List.of(1)), "a list");
        refuses(format, format.lenient().writeValueAsBytes("text"), "a text");
        refuses(format, format.lenient().writeValueAsBytes(null), "null");
    }

    @SuppressWarnings("unchecked")
    private static byte[] duplicateKey(Format format, byte[] good) {
        Map<String, Object> fields = format.lenient().readValue(good, LinkedHashMap.class);
        String first = fields.keySet().iterator().next();
        Map<String, Object> twice = new LinkedHashMap<>(fields);
        // Same length as the first name, renamed to it in the bytes.
        String marker = "~".repeat(first.length());
        twice.put(marker, fields.get(first));
        byte[] document = format.lenient().writeValueAsBytes(twice);
        byte[] from = marker.getBytes(StandardCharsets.UTF_8);
        byte[] to = first.getBytes(StandardCharsets.UTF_8);
        for (int i = document.length - from.length; i >= 0; i--) {
            if (Arrays.equals(document, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, document, i, to.length);
                break;
            }
        }
        return document;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private record Maybe(Optional<Long> number) {}

    @Test
    void undefinedIsNoWayToSayNothing() {
        byte[] nothing = Cbor.write(new Maybe(Optional.empty()));
        for (int i = 0; i < nothing.length; i++) {
            if (nothing[i] == (byte) 0xF6) {
                nothing[i] = (byte) 0xF7;
            }
        }
        assertThrows(MalformedException.class, () -> Cbor.read(nothing, Maybe.class));
    }

    private record Named(String name) {}

    @Test
    void badUtf8IsRefused() {
        byte[][] bad = {
            {(byte) 0xC3}, // cut
            {(byte) 0xC0, (byte) 0x80}, // overlong
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a surrogate
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}, // beyond Unicode
            {(byte) 0x80}, // a continuation alone
            {(byte) 0xE2, (byte) 0x28, (byte) 0xA1}, // a wrong continuation
        };
        for (byte[] text : bad) {
            byte[] cbor =
                    join(new byte[] {(byte) 0xA1, 0x64}, "name".getBytes(StandardCharsets.UTF_8));
            byte[] document = join(join(cbor, new byte[] {(byte) (0x60 + text.length)}), text);
            assertThrows(
                    MalformedException.class,
                    () -> Cbor.read(document, Named.class),
                    "cbor " + Arrays.toString(text));
            byte[] json =
                    join(
                            join("{\"name\":\"".getBytes(StandardCharsets.UTF_8), text),
                            "\"}".getBytes(StandardCharsets.UTF_8));
            assertThrows(
                    MalformedException.class,
                    () -> Json.read(json, Named.class),
                    "json " + Arrays.toString(text));
        }
        assertEquals(new Named("ä😀"), Cbor.read(Cbor.write(new Named("ä😀")), Named.class));
    }
}
