package chat.parley.desktop.chatlist;

import chat.parley.desktop.chatlist.ListRow.Preview;
import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.Badge;
import chat.parley.desktop.kit.HitLine;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Match;
import chat.parley.desktop.kit.StateTick;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.account.Person;
import chat.parley.engine.chats.DeliveryState;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A row of 62: who, when, the last word, what is new. */
final class ChatRow extends HBox {
    private final Texts texts = Texts.of(ChatRow.class);
    private final Avatar avatar = new Avatar(Avatar.Size.LIST);
    private final HBox name = new HBox();
    private final Label time = new Label();
    private final Label lead = new Label();
    private final HBox about = new HBox();
    private final StateTick tick = new StateTick();
    private final Badge badge = new Badge();
    private final IconView alarm = new IconView(Icon.SHIELD_ALERT, "icon-16", "danger");
    private String words = "";

    ChatRow() {
        getStyleClass().add("chat-row");
        time.getStyleClass().addAll("caption", "time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        lead.getStyleClass().addAll("secondary", "lead");
        lead.setMinWidth(Region.USE_PREF_SIZE);
        tick.setMinWidth(Region.USE_PREF_SIZE);
        // A name that reads from right to left stays beside the avatar.
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        var top = new HBox(name, time);
        top.getStyleClass().add("top");
        about.setMinWidth(0);
        var said = new HBox(lead, about, tick);
        said.getStyleClass().add("said");
        said.setMinWidth(0);
        var signs = new HBox(badge, alarm);
        signs.getStyleClass().add("signs");
        // They keep their width whatever is said.
        var bottom = new BorderPane(said, null, signs, null, null);
        bottom.getStyleClass().add("bottom");
        var lines = new VBox(top, bottom);
        lines.getStyleClass().add("lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        getChildren().addAll(avatar, lines);
    }

    void show(ListRow.Chat chat) {
        showPerson(chat.peer(), chat.inName());
        time.setText(chat.time());
        present(time, !chat.time().isEmpty());
        badge.setCount(chat.unread());
        String said = preview(chat.preview());
        words =
                join(
                        chat.peer().name(),
                        presence(chat.peer()),
                        chat.unread() > 0 ? texts.count("row.unread", chat.unread()) : "",
                        said,
                        chat.time());
    }

    void show(ListRow.Someone someone) {
        showPerson(someone.person(), someone.inName());
        present(time, false);
        present(tick, false);
        badge.setCount(0);
        say("", "secondary", someone.about(), someone.inAbout());
        words = join(someone.person().name(), someone.about());
    }

    /** Everything on this row, for a screen reader. */
    String words() {
        return words;
    }

    private void showPerson(Person person, Match inName) {
        avatar.show(person.name(), person.account().value().toArray());
        avatar.setPresent(person.presence().online());
        name.getChildren().setAll(new HitLine(person.name(), inName, "strong"));
        present(alarm, person.trust() == Person.Trust.RED);
    }

    private String presence(Person person) {
        return person.presence().online() ? texts.get("row.online") : "";
    }

    private String preview(Preview what) {
        present(tick, false);
        return switch (what) {
            case Preview.Typing _ -> say(texts.get("preview.typing"), "accent-text", "");
            case Preview.Draft draft ->
                    say(texts.get("preview.draft"), "accent-text", draft.text());
            case Preview.Notice notice -> say("", "secondary", notice.words());
            case Preview.Said said -> {
                String line = oneLine(said.text());
                if (said.state().isEmpty()) {
                    yield say("", "secondary", line);
                }
                DeliveryState state = said.state().get();
                tick.show(state);
                present(tick, true);
                yield join(say(texts.get("preview.mine"), "secondary", line), state(state));
            }
        };
    }

    private String say(String leading, String colour, String text) {
        return say(leading, colour, text, Match.ALL);
    }

    private String say(String leading, String colour, String text, Match hits) {
        lead.getStyleClass().removeAll("accent-text");
        if (colour.equals("accent-text")) {
            lead.getStyleClass().add(colour);
        }
        lead.setText(leading);
        present(lead, !leading.isEmpty());
        about.getChildren().setAll(new HitLine(text, hits, "secondary"));
        return (leading + " " + text).strip();
    }

    private String state(DeliveryState state) {
        return switch (state) {
            case PENDING -> texts.get("state.pending");
            case NOT_SENT -> texts.get("state.not-sent");
            case ACCEPTED -> texts.get("state.accepted");
            case DELIVERED -> texts.get("state.delivered");
            case READ -> texts.get("state.read");
        };
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    /** A row shows the beginning only: nobody lays out eight thousand letters for it. */
    private static String oneLine(String text) {
        int most = Math.min(text.length(), 160);
        int end =
                most < text.length() && Character.isHighSurrogate(text.charAt(most - 1))
                        ? most - 1
                        : most;
        return text.substring(0, end).replaceAll("\\s+", " ");
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
