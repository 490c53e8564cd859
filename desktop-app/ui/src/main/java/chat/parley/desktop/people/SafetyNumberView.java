package chat.parley.desktop.people;

import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.QrView;
import chat.parley.desktop.kit.SafetyDigits;
import chat.parley.desktop.kit.Squeezed;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.people.SafetyNumberViewModel.Decision;
import chat.parley.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card on which two people compare their safety number, and what they found. */
public final class SafetyNumberView extends VBox {
    private final SafetyNumberViewModel model;
    private final Texts texts = Texts.of(SafetyNumberView.class);
    private final VBox decision = new VBox();
    private final PrimaryButton match;
    private final IconButton close;
    private final Squeezed scroll;
    private boolean keyboardHere;

    /** A view of a comparison. */
    public SafetyNumberView(SafetyNumberViewModel model) {
        this.model = model;
        setId("safety-number");
        getStyleClass().add("safety-number");
        setMaxHeight(USE_PREF_SIZE);
        setMinHeight(0);
        String name = model.person().name();
        var words =
                new VBox(
                        EmojiText.paragraph(texts.get("number.title", name), "screen-title"),
                        EmojiText.paragraph(texts.get("number.sentence", name), "secondary"));
        words.getStyleClass().add("heading");
        HBox.setHgrow(words, Priority.ALWAYS);
        close = new IconButton(Icon.CLOSE, texts.get("close"));
        close.setId("safety-number-close");
        close.setOnAction(_ -> model.dismiss());
        var header = new HBox(words, close);
        header.getStyleClass().add("header");
        match = new PrimaryButton(Icon.SHIELD_CHECK, texts.get("number.matches"));
        match.setId("safety-number-match");
        match.setOnAction(_ -> model.match());
        match.disableProperty().bind(model.busyProperty());
        decision.getStyleClass().add("decision");
        var digits = new SafetyDigits(String.join("", model.groups()));
        var right = new VBox(digitsHead(), digits, decision);
        right.getStyleClass().add("right");
        var body =
                new CodeBeside(
                        new QrView(texts.get("number.code"), model.code()),
                        right,
                        () -> digits.prefWidth(-1));
        body.getStyleClass().add("body");
        var whole = new VBox(header, body);
        whole.getStyleClass().add("whole");
        scroll = new Squeezed(whole);
        getChildren().add(scroll);
        model.decisionProperty().subscribe(this::show);
        model.busyProperty().addListener((_, _, busy) -> deciding(busy));
    }

    /** Puts the keyboard where a person begins; never on a decision about a number that is not all in sight. */
    public void focus() {
        if (scroll.scrolls()) {
            close.requestFocus();
        } else if (model.decisionProperty().get() == Decision.OPEN) {
            match.requestFocus();
        } else {
            Node back = lookup("#safety-number-back");
            if (back != null) {
                back.requestFocus();
            }
        }
    }

    /** The button that was pressed cannot keep the keyboard meanwhile; afterwards it is with what follows. */
    private void deciding(boolean busy) {
        if (busy) {
            keyboardHere = isFocusWithin();
        } else if (keyboardHere) {
            focus();
        }
    }

    private Node digitsHead() {
        var label = new Label(texts.get("number.digits"));
        label.getStyleClass().add("field-label");
        label.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var copy = new TextButton(Icon.COPY, texts.get("number.copy"), "tiny");
        copy.setId("safety-number-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> model.copy());
        model.copiedProperty()
                .subscribe(said -> copy.setText(said.isEmpty() ? texts.get("number.copy") : said));
        var head = new HBox(label, gap, copy);
        head.getStyleClass().add("digits-head");
        return head;
    }

    private void show(Decision made) {
        boolean had = isFocusWithin();
        String name = model.person().name();
        switch (made) {
            case OPEN ->
                    decision.getChildren()
                            .setAll(
                                    step(1, texts.get("step.1", name)),
                                    step(2, texts.get("step.2")),
                                    step(3, texts.get("step.3")),
                                    problem(),
                                    actions());
            case MATCH ->
                    decision.getChildren()
                            .setAll(
                                    said(
                                            Kind.SUCCESS,
                                            Icon.SHIELD_CHECK,
                                            texts.get("match.title", name),
                                            texts.get("match.text"),
                                            texts.get("match.back")),
                                    problem());
            case DIFFER ->
                    decision.getChildren()
                            .setAll(
                                    said(
                                            Kind.DANGER,
                                            Icon.SHIELD_ALERT,
                                            texts.get("differ.title", name),
                                            texts.get("differ.text", name),
                                            texts.get("differ.back")),
                                    problem());
        }
        if (had) {
            focus();
        }
    }

    private Node step(int number, String text) {
        var sign = new Label(Integer.toString(number));
        sign.getStyleClass().add("number");
        sign.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var words = EmojiText.paragraph(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(sign, words);
        line.getStyleClass().add("compare-step");
        return line;
    }

    private Node actions() {
        var differ = new TextButton(texts.get("number.differ"), "destructive");
        differ.setId("safety-number-differ");
        differ.setOnAction(_ -> model.differ());
        differ.disableProperty().bind(model.busyProperty());
        var actions = new FlowPane(differ, match);
        actions.getStyleClass().add("actions");
        return actions;
    }

    private Node said(Kind kind, Icon icon, String title, String text, String back) {
        var banner = new Banner(kind, icon, title, text);
        banner.setId("safety-number-said");
        banner.getStyleClass().add("boxed");
        var takeBack = new OutlinedButton(back, "small");
        takeBack.setId("safety-number-back");
        takeBack.disableProperty().bind(model.busyProperty());
        takeBack.setOnAction(_ -> model.takeBack());
        banner.setActions(takeBack);
        return banner;
    }

    private Node problem() {
        var problem = EmojiText.paragraph("", "caption", "danger-text");
        model.problemProperty()
                .subscribe(
                        text -> {
                            problem.setText(text);
                            problem.setVisible(!text.isEmpty());
                            problem.setManaged(!text.isEmpty());
                        });
        return problem;
    }
}
