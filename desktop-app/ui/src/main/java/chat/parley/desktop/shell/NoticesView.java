package chat.parley.desktop.shell;

import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is to be said about the connection. A banner stays the same while its numbers change, so that a button keeps the focus. */
final class NoticesView extends VBox {
    private final ConnectionViewModel model;
    private final Texts texts = Texts.of(NoticesView.class);
    private final Map<Class<? extends Notice>, Said> said = new LinkedHashMap<>();

    /** A banner and how it shows the newest notice of its kind. */
    private record Said(Node node, Consumer<Notice> update) {}

    NoticesView(ConnectionViewModel model) {
        this.model = model;
        getStyleClass().add("notices");
        model.notices().subscribe(this::show);
        show();
    }

    private void show() {
        List<Node> nodes = new ArrayList<>();
        said.keySet().removeIf(kind -> model.notices().stream().noneMatch(kind::isInstance));
        for (Notice notice : model.notices()) {
            Said banner = said.computeIfAbsent(notice.getClass(), _ -> made(notice));
            banner.update().accept(notice);
            nodes.add(banner.node());
        }
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    private Said made(Notice first) {
        return switch (first) {
            case Notice.Connecting _ -> connecting();
            case Notice.Offline _ -> offline();
            case Notice.KeyMismatch _ -> mismatch();
            case Notice.WrongClock _ -> wrongClock();
            case Notice.Elsewhere _ -> elsewhere();
            case Notice.SignedOut _ ->
                    plain(
                            Kind.DANGER,
                            Icon.LOG_OUT,
                            "shell-signed-out",
                            texts.get("signed-out.title"),
                            texts.get("signed-out.text"));
            case Notice.AccountDisabled _ ->
                    plain(
                            Kind.WARNING,
                            Icon.LOCK,
                            "shell-disabled",
                            texts.get("disabled.title"),
                            texts.get("disabled.text"));
            case Notice.AccountClosed _ ->
                    plain(
                            Kind.DANGER,
                            Icon.LOG_OUT,
                            "shell-closed",
                            texts.get("closed.title"),
                            texts.get("closed.text"));
            case Notice.UpgradeNeeded _ ->
                    plain(
                            Kind.WARNING,
                            Icon.DOWNLOAD,
                            "shell-upgrade",
                            texts.get("upgrade.title"),
                            texts.get("upgrade.text"));
        };
    }

    private Said connecting() {
        var words = new Label();
        words.getStyleClass().add("caption");
        var strip = new HBox(new IconView(Icon.REFRESH, "icon-14"), words);
        strip.getStyleClass().add("connecting");
        strip.setId("shell-connecting");
        return new Said(
                strip,
                notice ->
                        words.setText(
                                notice instanceof Notice.Connecting now && now.fetching()
                                        ? texts.get("fetching")
                                        : texts.get("connecting")));
    }

    private Said offline() {
        var banner = new Banner(Kind.WARNING, Icon.OFFLINE);
        banner.setId("shell-offline");
        var retry = new TextButton(texts.get("offline.retry"), "small");
        retry.setId("shell-retry");
        retry.setOnAction(_ -> model.reconnect());
        banner.setAside(retry);
        return new Said(
                banner,
                notice -> {
                    if (notice instanceof Notice.Offline now) {
                        banner.say(
                                texts.get("offline.title", now.since()), texts.get("offline.text"));
                        banner.setNote(
                                now.seconds() > 0
                                        ? texts.get("offline.next", now.seconds())
                                        : texts.get("offline.now"));
                    }
                });
    }

    private Said mismatch() {
        var banner = new Banner(Kind.DANGER, Icon.SHIELD_ALERT);
        banner.setId("shell-mismatch");
        EmojiText expected = fingerprint("shell-pin-expected");
        EmojiText seen = fingerprint("shell-pin-seen");
        seen.getStyleClass().add("danger-text");
        var keys =
                new FlowPane(
                        new VBox(caption(texts.get("mismatch.expected")), expected),
                        new VBox(caption(texts.get("mismatch.seen")), seen));
        keys.getStyleClass().add("fingerprints");
        var advice = EmojiText.paragraph(texts.get("mismatch.advice"), "banner-text");
        var again = checkAgain();
        var copy = new OutlinedButton(Icon.COPY, texts.get("mismatch.copy"), "small");
        copy.setId("shell-report");
        var more = new VBox(keys, advice);
        more.getStyleClass().add("more");
        banner.setDetails(more);
        banner.setActions(again, copy);
        return new Said(
                banner,
                notice -> {
                    if (notice instanceof Notice.KeyMismatch now) {
                        banner.say(
                                texts.get("mismatch.title"),
                                texts.get("mismatch.text", now.host()));
                        expected.setText(now.expected());
                        seen.setText(now.seen());
                        copy.setOnAction(_ -> copy(model.report(now)));
                    }
                });
    }

    private Said wrongClock() {
        var banner = new Banner(Kind.WARNING, Icon.CLOCK);
        banner.setId("shell-clock");
        var here = new Label();
        var there = new Label();
        here.setId("shell-clock-here");
        there.setId("shell-clock-there");
        var faces =
                new HBox(
                        face(texts.get("clock.here"), here),
                        new IconView(Icon.ARROW_RIGHT),
                        face(texts.get("clock.there"), there));
        faces.getStyleClass().add("faces");
        banner.setDetails(faces);
        banner.setActions(checkAgain());
        return new Said(
                banner,
                notice -> {
                    if (notice instanceof Notice.WrongClock now) {
                        banner.say(
                                texts.get("clock.title"),
                                now.ahead()
                                        ? texts.get("clock.ahead", now.difference())
                                        : texts.get("clock.behind", now.difference()));
                        here.setText(now.here());
                        there.setText(now.there());
                    }
                });
    }

    private Said elsewhere() {
        var banner = new Banner(Kind.WARNING, Icon.COMPUTER);
        banner.setId("shell-elsewhere");
        banner.say(texts.get("elsewhere.title"), texts.get("elsewhere.text"));
        var here = new PrimaryButton(texts.get("elsewhere.here"), "small");
        here.setId("shell-here");
        here.setOnAction(_ -> model.reconnect());
        banner.setActions(here);
        return new Said(banner, _ -> {});
    }

    private static Said plain(Kind kind, Icon icon, String id, String title, String text) {
        var banner = new Banner(kind, icon, title, text);
        banner.setId(id);
        return new Said(banner, _ -> {});
    }

    private PrimaryButton checkAgain() {
        var again = new PrimaryButton(Icon.REFRESH, texts.get("check-again"), "small");
        again.getStyleClass().add("check-again");
        again.setOnAction(_ -> model.reconnect());
        return again;
    }

    private static Label caption(String words) {
        var label = new Label(words);
        label.getStyleClass().add("caption");
        return label;
    }

    private static EmojiText fingerprint(String id) {
        var digits = EmojiText.paragraph("", "mono");
        digits.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        digits.setId(id);
        return digits;
    }

    private static Node face(String name, Label time) {
        time.getStyleClass().add("time");
        var face = new VBox(caption(name), time);
        face.getStyleClass().add("face");
        return face;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
