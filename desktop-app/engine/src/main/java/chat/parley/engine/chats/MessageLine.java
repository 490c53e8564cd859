package chat.parley.engine.chats;

import chat.parley.engine.content.MessageRef;
import chat.parley.model.codec.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A message as one line of JSON, the same in exports and at the command line: {@code id} (device and
 * message id), {@code chat} (the other person's account id), {@code sender} (an account id), {@code
 * kind} ("text", or why there is none), {@code text}, {@code state} ("pending", "accepted",
 * "delivered", "read"), and the times {@code sentAt}, {@code acceptedAt}, {@code deliveredAt}, {@code
 * readAt} in ISO-8601, UTC; what is not known is left out. What a terminal would obey or hide is
 * escaped, as JSON allows of every character: controls, and what turns the direction of writing.
 */
public final class MessageLine {
    private MessageLine() {}

    /** {@code message} as one line without a line break. */
    public static String of(Message message) {
        return TerminalText.escaped(Json.line(fields(message)));
    }

    /** The text that identifies a message. */
    public static String id(MessageRef ref) {
        return ref.from().text() + "/" + ref.mid().text();
    }

    private static Map<String, Object> fields(Message message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id(message.ref()));
        fields.put("chat", message.chat().text());
        fields.put("sender", message.author().text());
        what(fields, message.what());
        fields.put("state", message.state().name().toLowerCase(Locale.ROOT));
        fields.put("sentAt", message.sentAt().toString());
        message.acceptedAt().ifPresent(at -> fields.put("acceptedAt", at.toString()));
        message.deliveredAt().ifPresent(at -> fields.put("deliveredAt", at.toString()));
        message.readAt().ifPresent(at -> fields.put("readAt", at.toString()));
        return fields;
    }

    private static void what(Map<String, Object> fields, Message.What what) {
        switch (what) {
            case Message.What.Text text -> {
                fields.put("kind", "text");
                fields.put("text", text.text());
            }
            case Message.What.Unreadable unreadable -> fields.put("kind", "unreadable");
            case Message.What.Damaged damaged -> fields.put("kind", "damaged");
            case Message.What.Newer newer -> fields.put("kind", "newer");
            case Message.What.FromRemovedDevice removed -> fields.put("kind", "removed-device");
            case Message.What.DevicesChanged changed -> {
                fields.put("kind", "devices-changed");
                fields.put("added", changed.added());
                fields.put("removed", changed.removed());
            }
            case Message.What.Missing missing -> fields.put("kind", "missing");
        }
    }
}
