package chat.parley.desktop.conversation;

import chat.parley.engine.chats.Message;
import chat.parley.engine.content.MessageRef;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes lines out of messages: days, the line above what is new, neighbours of one author. */
final class Rows {
    /** Messages of one author that are further apart stand apart. */
    private static final Duration TOGETHER = Duration.ofMinutes(10);

    private Rows() {}

    /**
     * The lines of a conversation.
     *
     * @param line the first new message, if there is one
     */
    static List<Row> of(List<Message> messages, Optional<MessageRef> line, ZoneId zone) {
        var rows = new ArrayList<Row>(messages.size() + messages.size() / 8 + 2);
        long day = Long.MIN_VALUE;
        boolean joins = false;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            long today = day(message, zone);
            if (today != day) {
                rows.add(new Row.Day(today, message.sentAt()));
                day = today;
                joins = false;
            }
            if (line.isPresent() && line.get().equals(message.ref())) {
                rows.add(new Row.NewMessages());
                joins = false;
            }
            if (note(message)) {
                rows.add(new Row.Note(message));
                joins = false;
            } else {
                boolean followed =
                        i + 1 < messages.size()
                                && together(message, messages.get(i + 1), line, zone);
                rows.add(new Row.Bubble(message, joins, followed));
                joins = followed;
            }
        }
        return rows;
    }

    private static boolean together(
            Message one, Message next, Optional<MessageRef> line, ZoneId zone) {
        return !note(next)
                && one.author().equals(next.author())
                && day(one, zone) == day(next, zone)
                && Duration.between(one.sentAt(), next.sentAt()).abs().compareTo(TOGETHER) < 0
                && !line.equals(Optional.of(next.ref()));
    }

    private static boolean note(Message message) {
        return switch (message.what()) {
            case Message.What.DevicesChanged _, Message.What.Missing _ -> true;
            case Message.What.Text _,
                    Message.What.Unreadable _,
                    Message.What.Damaged _,
                    Message.What.Newer _,
                    Message.What.FromRemovedDevice _ ->
                    false;
        };
    }

    private static long day(Message message, ZoneId zone) {
        return message.sentAt().atZone(zone).toLocalDate().toEpochDay();
    }
}
