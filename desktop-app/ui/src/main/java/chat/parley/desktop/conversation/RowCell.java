package chat.parley.desktop.conversation;

import chat.parley.desktop.kit.DaySeparator;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.MessageMeta;
import chat.parley.desktop.kit.NewMessagesLine;
import chat.parley.desktop.kit.RowBox;
import chat.parley.desktop.kit.TextBubble;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.chats.Message;
import chat.parley.engine.chats.Message.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import org.fxmisc.flowless.Cell;
import org.jspecify.annotations.Nullable;

/** Draws rows; one after the other as the list scrolls. */
final class RowCell implements Cell<RowItem, RowBox> {
    private final ConversationViewModel model;
    private final RowActions actions;
    private final Texts texts = Texts.of(RowCell.class);
    private final RowBox box = new RowBox();
    private final EmojiText text = new EmojiText();
    private final TextBubble bubble;
    private final NoticeBubble notice;
    private final NoteLine note = new NoteLine();
    private final DaySeparator day = new DaySeparator("");
    private final NewMessagesLine line = new NewMessagesLine();
    private final ChangeListener<Row> changes = (_, _, row) -> show(row);
    private final ChangeListener<Boolean> ends = (_, _, last) -> box.setLast(last);
    private final InvalidationListener questions = _ -> refresh();
    private @Nullable RowItem item;
    private @Nullable LinkCard card;
    private Optional<ConversationViewModel.LinkQuestion> asked = Optional.empty();

    RowCell(RowItem first, ConversationViewModel model, RowActions actions) {
        this.model = model;
        this.actions = actions;
        bubble = new TextBubble(text, new MessageMeta());
        notice = new NoticeBubble(new MessageMeta());
        box.setAccessibleRole(AccessibleRole.LIST_ITEM);
        box.setOnContextMenuRequested(
                event -> {
                    message().ifPresent(message -> actions.menu(this, message));
                    event.consume();
                });
        updateItem(first);
        model.questionProperty().addListener(questions);
    }

    @Override
    public RowBox getNode() {
        return box;
    }

    @Override
    public boolean isReusable() {
        return true;
    }

    @Override
    public void updateItem(RowItem next) {
        reset();
        item = next;
        next.rowProperty().addListener(changes);
        next.lastProperty().addListener(ends);
        box.setLast(next.lastProperty().get());
        show(next.row());
    }

    @Override
    public void reset() {
        if (item != null) {
            item.rowProperty().removeListener(changes);
            item.lastProperty().removeListener(ends);
            item = null;
        }
    }

    @Override
    public void dispose() {
        reset();
        model.questionProperty().removeListener(questions);
    }

    /** What was said or happened in this row. */
    Optional<Message> message() {
        if (item == null) {
            return Optional.empty();
        }
        return switch (item.row()) {
            case Row.Bubble said -> Optional.of(said.message());
            case Row.Note happened -> Optional.of(happened.message());
            case Row.Day _, Row.NewMessages _ -> Optional.empty();
        };
    }

    int index(List<RowItem> rows) {
        return item == null ? -1 : rows.indexOf(item);
    }

    /** The words on the screen, if this row shows some. */
    Optional<EmojiText> words() {
        return text.getScene() != null && box.shows(bubble) ? Optional.of(text) : Optional.empty();
    }

    /** The part of the row that things can point at. */
    Node anchor() {
        return box.part();
    }

    /** Draws the row again after something beside it has changed. */
    void refresh() {
        if (item != null) {
            show(item.row());
        }
    }

    private void show(Row row) {
        switch (row) {
            case Row.Day at -> {
                day.setDay(model.times().day(at.first()));
                box.showWhole("day", day);
                box.setAccessibleText(model.times().day(at.first()));
            }
            case Row.NewMessages _ -> {
                box.showWhole("new", line);
                box.setAccessibleText(line.getAccessibleText());
            }
            case Row.Note happened -> {
                showNote(happened.message());
                box.showWhole("note", note);
            }
            case Row.Bubble said -> showSaid(said);
        }
    }

    private void showNote(Message message) {
        String name = model.peerProperty().get().name();
        if (message.what() instanceof What.DevicesChanged devices) {
            note.show(Icon.KEY, changed(devices, name));
            note.offer(texts.get("note.devices.look"), actions::person);
        } else {
            note.show(Icon.ALERT, texts.get("note.missing", name));
            note.offer("", () -> {});
        }
        box.setAccessibleText(note.words());
    }

    private String changed(What.DevicesChanged devices, String name) {
        if (devices.removed() == 0) {
            return texts.count("note.devices.added", devices.added(), name);
        }
        if (devices.added() == 0) {
            return texts.count("note.devices.removed", devices.removed(), name);
        }
        return texts.get(
                "note.devices.both",
                name,
                texts.count("note.devices.count", devices.added()),
                devices.removed());
    }

    private void showSaid(Row.Bubble said) {
        Message message = said.message();
        Node body =
                switch (message.what()) {
                    case What.Text words -> words(message, words.text(), "");
                    case What.FromRemovedDevice removed -> removed(message, removed.hidden());
                    case What.Unreadable _ ->
                            notice(
                                    message,
                                    Icon.KEY,
                                    texts.get("unreadable.title"),
                                    texts.get("unreadable.text"));
                    case What.Damaged _ ->
                            notice(
                                    message,
                                    Icon.STORAGE,
                                    texts.get("damaged.title"),
                                    texts.get("damaged.text"));
                    case What.Newer _ ->
                            notice(
                                    message,
                                    Icon.DOWNLOAD,
                                    texts.get("newer.title"),
                                    texts.get("newer.text"));
                    case What.DevicesChanged _, What.Missing _ ->
                            throw new IllegalStateException("a note is no bubble");
                };
        var nodes = new ArrayList<Node>(List.of(body));
        LinkCard before = card;
        question(message).ifPresent(nodes::add);
        box.showSaid(message.mine(), said.follows(), said.followed(), nodes);
        if (card != null && card != before) {
            actions.asked(card);
        }
        box.setAccessibleText(spoken(message));
    }

    private Node words(Message message, String words, String above) {
        text.setText(words);
        text.setOnLink(address -> model.ask(message.ref(), address));
        bubble.say(above);
        meta(bubble.meta(), message);
        return bubble;
    }

    private Node removed(Message message, What hidden) {
        if (hidden instanceof What.Text words && model.revealed(message.ref())) {
            return words(message, words.text(), texts.get("removed.above"));
        }
        Node body =
                notice(
                        message,
                        Icon.SHIELD_ALERT,
                        texts.get("removed.title"),
                        texts.get("removed.text", model.peerProperty().get().name()));
        if (hidden instanceof What.Text) {
            notice.offer(
                    texts.get("removed.show"),
                    () -> {
                        model.reveal(message.ref());
                        refresh();
                    });
        }
        return body;
    }

    private Node notice(Message message, Icon icon, String title, String kept) {
        notice.show(icon, title, kept);
        notice.offer("", () -> {});
        meta(notice.meta(), message);
        return notice;
    }

    private void meta(MessageMeta meta, Message message) {
        meta.show(
                model.times().time(message.sentAt()),
                model.times().full(message.sentAt()),
                message.mine() ? Optional.of(message.state()) : Optional.empty());
    }

    private Optional<LinkCard> question(Message message) {
        Optional<ConversationViewModel.LinkQuestion> now =
                model.questionProperty()
                        .get()
                        .filter(question -> question.in().equals(message.ref()));
        if (!now.equals(asked)) {
            asked = now;
            card = now.map(question -> new LinkCard(model, question.address())).orElse(null);
        }
        return Optional.ofNullable(card);
    }

    private String spoken(Message message) {
        String who = message.mine() ? texts.get("spoken.me") : model.peerProperty().get().name();
        String what =
                switch (message.what()) {
                    case What.Text words -> words.text();
                    case What.FromRemovedDevice _ -> texts.get("removed.title");
                    case What.Unreadable _ -> texts.get("unreadable.title");
                    case What.Damaged _ -> texts.get("damaged.title");
                    case What.Newer _ -> texts.get("newer.title");
                    case What.DevicesChanged _, What.Missing _ -> "";
                };
        String when = model.times().time(message.sentAt());
        return message.mine()
                ? texts.get("spoken.mine", who, what, when, state(message))
                : texts.get("spoken.theirs", who, what, when);
    }

    private String state(Message message) {
        return switch (message.state()) {
            case PENDING -> texts.get("spoken.pending");
            case NOT_SENT -> texts.get("spoken.not-sent");
            case ACCEPTED -> texts.get("spoken.accepted");
            case DELIVERED -> texts.get("spoken.delivered");
            case READ -> texts.get("spoken.read");
        };
    }
}
