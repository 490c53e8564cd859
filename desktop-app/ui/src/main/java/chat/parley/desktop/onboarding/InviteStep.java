package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.FieldBox;
import chat.parley.desktop.kit.FingerprintText;
import chat.parley.desktop.kit.Glyph;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.LabelledField;
import chat.parley.desktop.kit.Middle;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.WaitLine;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.os.Clip;
import chat.parley.desktop.text.Fingerprint;
import chat.parley.desktop.text.Organisation;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.link.RelayPreview;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The invite link, and below it whose relay it is or why it is no good. */
final class InviteStep {
    private final OnboardingViewModel model;
    private final InviteViewModel invite;
    private final Clip clip;
    private final Texts texts = Texts.of(InviteStep.class);
    private final FieldBox field;
    private final LabelledField labelled;
    private final IconView good = new IconView(Icon.CHECK_CIRCLE, "icon-18", "success");
    private final WaitLine wait;
    private final StackPane answer = new StackPane();
    private final PrimaryButton next;
    private final StepFrame frame;

    InviteStep(OnboardingViewModel model, Clip clip) {
        this.model = model;
        this.invite = model.invite();
        this.clip = clip;
        field = new FieldBox(texts.get("invite.field"));
        field.before(new IconView(Icon.LINK, "icon-18")).behind(good);
        field.field().setId("onboarding-invite");
        field.field().getStyleClass().add("mono");
        field.field().setPromptText(texts.get("invite.prompt"));
        field.field().textProperty().bindBidirectional(invite.textProperty());
        field.field().setOnAction(_ -> model.next());
        var from = new Label(texts.get("invite.from"));
        from.getStyleClass().add("caption");
        wait = new WaitLine(texts.get("invite.asking"));
        next = new PrimaryButton(texts.get("continue"));
        next.setId("onboarding-next");
        next.setDefaultButton(true);
        next.setOnAction(_ -> model.next());
        labelled =
                new LabelledField(
                        texts.get("invite.field"),
                        from,
                        field,
                        invite.stateProperty().map(this::problem));
        frame =
                new StepFrame(
                        texts.get("invite.title"),
                        texts.get("invite.sentence"),
                        labelled,
                        new StackPane(answer, wait));
        invite.stateProperty().subscribe(this::show);
        model.noteProperty().subscribe(_ -> show(invite.stateProperty().get()));
    }

    StepFrame node() {
        return frame;
    }

    void focus() {
        field.requestFocus();
        field.field().end();
    }

    private String problem(InviteState state) {
        return switch (state) {
            case InviteState.NotALink _ -> texts.get("invite.not-a-link");
            case InviteState.CutOff _ -> texts.get("invite.cut-off");
            case InviteState.Empty _,
                    InviteState.Asking _,
                    InviteState.Answered _,
                    InviteState.OtherKey _,
                    InviteState.Unreachable _,
                    InviteState.Busy _,
                    InviteState.Spent _,
                    InviteState.UpgradeNeeded _,
                    InviteState.Failed _ ->
                    "";
        };
    }

    private void show(InviteState state) {
        boolean answered = state instanceof InviteState.Answered;
        good.setVisible(answered);
        next.setDisable(!answered);
        wait.setWaiting(state instanceof InviteState.Asking);
        frame.end(next);
        switch (state) {
            case InviteState.Empty _, InviteState.NotALink _, InviteState.CutOff _ -> showNote();
            case InviteState.Asking _ -> answer.getChildren().clear();
            case InviteState.Answered(RelayPreview relay) ->
                    answer.getChildren().setAll(card(relay));
            case InviteState.OtherKey other -> {
                answer.getChildren().setAll(mismatch(other));
                frame.end(report(other), another());
            }
            case InviteState.Unreachable(String address) ->
                    say(
                            Kind.WARNING,
                            Icon.OFFLINE,
                            texts.get("unreachable", address),
                            texts.get("unreachable.text"),
                            true);
            case InviteState.Busy(String address) ->
                    say(
                            Kind.WARNING,
                            Icon.TIMER,
                            texts.get("busy", address),
                            texts.get("busy.text"),
                            true);
            case InviteState.Spent _ ->
                    say(
                            Kind.WARNING,
                            Icon.TIMER,
                            texts.get("spent"),
                            texts.get("spent.text"),
                            false);
            case InviteState.UpgradeNeeded _ ->
                    say(
                            Kind.WARNING,
                            Icon.REFRESH,
                            texts.get("upgrade"),
                            texts.get("upgrade.text"),
                            true);
            case InviteState.Failed _ ->
                    say(
                            Kind.WARNING,
                            Icon.ALERT,
                            texts.get("preview.failed"),
                            texts.get("preview.failed.text"),
                            true);
        }
        Middle.reveal(labelled, answer);
    }

    private void showNote() {
        String note = model.noteProperty().get();
        answer.getChildren()
                .setAll(new HintBox(Icon.INFO, note.isEmpty() ? texts.get("invite.hint") : note));
    }

    private void say(Kind kind, Icon icon, String title, String text, boolean again) {
        var banner = new Banner(kind, icon, title, text);
        banner.setId("onboarding-problem");
        banner.getStyleClass().add("boxed");
        if (again) {
            var retry = new OutlinedButton(texts.get("again"), "small");
            retry.setId("onboarding-again");
            retry.setOnAction(_ -> invite.again());
            banner.setActions(retry);
        }
        answer.getChildren().setAll(banner);
    }

    /** Who the relay is, before anything is sent to it. */
    private Node card(RelayPreview relay) {
        var sign = new StackPane(new IconView(Icon.RELAY));
        sign.getStyleClass().add("sign");
        var name =
                EmojiText.paragraph(
                        Organisation.named(relay.name())
                                .orElseGet(() -> texts.get("relay.unnamed")),
                        "title");
        var address =
                new Label(
                        texts.get(
                                "relay.tls",
                                relay.address().host(),
                                Integer.toString(relay.address().port())));
        address.getStyleClass().add("caption");
        var who = new VBox(name, address);
        HBox.setHgrow(who, Priority.ALWAYS);
        var head = new HBox(sign, who);
        head.getStyleClass().add("head");
        var rule = new Region();
        rule.getStyleClass().add("rule");
        var good = EmojiText.paragraph(texts.get("relay.good"), "caption", "success-text");
        var once = EmojiText.paragraph(texts.get("relay.once"), "caption");
        var card =
                new VBox(
                        head,
                        rule,
                        line(
                                new IconView(Icon.KEY, "icon-16"),
                                key(
                                        texts.get("relay.fingerprint"),
                                        new FingerprintText(relay.pin()))),
                        line(new IconView(Icon.SHIELD_CHECK, "icon-16", "success"), good),
                        line(new IconView(Icon.TIMER, "icon-16"), once));
        card.setId("onboarding-relay");
        card.getStyleClass().add("relay-card");
        return card;
    }

    /** Something else answered: both keys in full, and no way on. */
    private Node mismatch(InviteState.OtherKey other) {
        var words =
                new VBox(
                        EmojiText.paragraph(texts.get("other-key"), "title"),
                        EmojiText.paragraph(
                                texts.get("other-key.text", other.address()), "secondary"));
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(new Glyph(Kind.DANGER, Icon.SHIELD_ALERT), words);
        head.getStyleClass().add("mismatch-head");
        var keys =
                new VBox(
                        key(texts.get("other-key.expected"), new FingerprintText(other.expected())),
                        key(texts.get("other-key.seen"), shown(other)));
        keys.getStyleClass().add("keys");
        var box = new VBox(head, keys, EmojiText.paragraph(texts.get("other-key.way")));
        box.setId("onboarding-mismatch");
        box.getStyleClass().add("mismatch");
        return box;
    }

    private Node shown(InviteState.OtherKey other) {
        return other.seen()
                .<Node>map(seen -> new FingerprintText(seen, "danger-text"))
                .orElseGet(() -> EmojiText.paragraph(seen(other), "danger-text"));
    }

    private String seen(InviteState.OtherKey other) {
        return other.seen().map(Fingerprint::of).orElseGet(() -> texts.get("other-key.none"));
    }

    private Node another() {
        var another = new PrimaryButton(texts.get("other-key.new"));
        another.setId("onboarding-another");
        another.setOnAction(
                _ -> {
                    invite.textProperty().set("");
                    focus();
                });
        return another;
    }

    private Node report(InviteState.OtherKey other) {
        var report = new OutlinedButton(Icon.COPY, texts.get("other-key.report"));
        report.setId("onboarding-report");
        report.setOnAction(
                _ -> {
                    clip.put(
                            texts.get(
                                    "report",
                                    other.address(),
                                    Fingerprint.of(other.expected()),
                                    seen(other)));
                    report.setText(texts.get("other-key.copied"));
                });
        return report;
    }

    private static Node key(String title, Node digits) {
        var name = new Label(title);
        name.getStyleClass().add("caption");
        var box = new VBox(name, digits);
        box.getStyleClass().add("key");
        return box;
    }

    private static Node line(Node icon, Node words) {
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(icon, words);
        line.getStyleClass().add("line");
        return line;
    }
}
