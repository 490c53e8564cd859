package chat.parley.desktop.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Every icon of the window: one family, outlined, drawn by {@link IconView}. The outlines stand in {@code assets/icons}. */
public enum Icon {
    ADD,
    ADD_PERSON,
    ALERT,
    ANNOUNCE,
    ARROW_DOWN,
    ARROW_LEFT,
    ARROW_RIGHT,
    ATTACH,
    BACK,
    BELL,
    BELL_OFF,
    BLOCK,
    CALENDAR,
    CAMERA,
    CHAT,
    CHECK,
    CHECK_CIRCLE,
    CHECK_DOUBLE,
    CHEVRON_DOWN,
    CHEVRON_RIGHT,
    CHEVRON_UP,
    CLOCK,
    CLOSE,
    CLOSE_CIRCLE,
    COMPUTER,
    COPY,
    DELETE,
    DEVICE_LAPTOP,
    DEVICE_PHONE,
    DOWNLOAD,
    EDIT,
    EMOJI,
    EMOJI_ACTIVITY,
    EMOJI_FLAG,
    EMOJI_FOOD,
    EMOJI_NATURE,
    EMOJI_OBJECT,
    EMOJI_SYMBOL,
    EMOJI_TRAVEL,
    EXTERNAL,
    EYE,
    EYE_OFF,
    FILE,
    FILTER,
    FINGERPRINT,
    FORWARD,
    GLOBE,
    HASH,
    HELP,
    IMAGE,
    INBOX,
    INFO,
    KEY,
    KEYBOARD,
    LINK,
    LIST,
    LOCK,
    LOG_OUT,
    MENTION,
    MICROPHONE,
    MOON,
    MORE,
    MUTE,
    NOTE,
    OFFLINE,
    ORGANISATION,
    PALETTE,
    PEOPLE,
    PERSON,
    PHONE,
    PIN,
    PLUG_OFF,
    POWER,
    PRINT,
    QR_CODE,
    REFRESH,
    RELAY,
    REPLY,
    RETRY,
    SAVED,
    SEARCH,
    SEND,
    SETTINGS,
    SHIELD,
    SHIELD_ALERT,
    SHIELD_CHECK,
    SHIELD_OFF,
    SOUND,
    STORAGE,
    SUN,
    SYSTEM,
    TEXT,
    TIMER,
    UNDO,
    VIDEO;

    /** Whether it points along the line of reading, so that it turns around where that runs from right to left. */
    boolean pointsAlong() {
        return switch (this) {
            case ARROW_LEFT,
                    ARROW_RIGHT,
                    BACK,
                    CHEVRON_RIGHT,
                    EXTERNAL,
                    FORWARD,
                    LIST,
                    LOG_OUT,
                    REPLY,
                    SEND,
                    UNDO ->
                    true;
            default -> false;
        };
    }

    /** The outline as an SVG path on a grid of {@value IconView#GRID}. */
    String outline() {
        return Objects.requireNonNull(Outlines.ALL.get(name()), () -> "No outline for " + this);
    }

    /** Read once, when the first icon is drawn. */
    private static final class Outlines {
        static final Map<String, String> ALL = read();

        private static Map<String, String> read() {
            try (InputStream in = Icon.class.getResourceAsStream("/assets/icons/icons.txt")) {
                var text =
                        new String(
                                Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                return text.lines()
                        .map(line -> line.split("\t", 2))
                        .collect(Collectors.toUnmodifiableMap(part -> part[0], part -> part[1]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
