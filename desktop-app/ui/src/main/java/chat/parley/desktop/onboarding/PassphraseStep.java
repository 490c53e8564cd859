package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.LabelledField;
import chat.parley.desktop.kit.PassphraseField;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.StrengthBar;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The passphrase, how strong it is, and why it is asked for. */
final class PassphraseStep {
    private final PassphraseViewModel passphrase;
    private final OnboardingViewModel model;
    private final Texts texts = Texts.of(PassphraseStep.class);
    private final PassphraseField first;
    private final PassphraseField second;
    private final StrengthBar bar = new StrengthBar();
    private final Label count = new Label();
    private final IconView same = new IconView(Icon.CHECK_CIRCLE, "icon-18", "success");
    private final HintBox why = new HintBox(Icon.LOCK, "");
    private final StepFrame frame;

    PassphraseStep(OnboardingViewModel model) {
        this.model = model;
        this.passphrase = model.passphrase();
        first = new PassphraseField(texts.get("passphrase.field"));
        first.setId("onboarding-passphrase");
        first.textProperty().bindBidirectional(passphrase.passphraseProperty());
        first.setOnEnter(this::enter);
        passphrase.shownProperty().subscribe(first::setShown);
        second = new PassphraseField(texts.get("passphrase.repeat"));
        second.setId("onboarding-repeat");
        second.textProperty().bindBidirectional(passphrase.repeatProperty());
        second.setOnEnter(this::next);
        count.getStyleClass().add("caption");
        count.setMinWidth(Region.USE_PREF_SIZE);
        second.addAside(count);
        second.addAside(same);
        passphrase.strengthProperty().subscribe(_ -> judge());
        passphrase.passphraseProperty().subscribe(_ -> judge());
        passphrase.problemProperty().subscribe(_ -> judge());
        passphrase.repeatProperty().subscribe(_ -> compare());
        passphrase.passphraseProperty().subscribe(_ -> compare());
        var suggest = new TextButton(texts.get("passphrase.suggest"));
        suggest.setId("onboarding-suggest");
        suggest.setOnAction(
                _ -> {
                    passphrase.suggest();
                    second.requestFocus();
                });
        var choice =
                new VBox(
                        new LabelledField(
                                texts.get("passphrase.field"),
                                suggest,
                                first,
                                passphrase.problemProperty()),
                        bar);
        choice.getStyleClass().add("choice");
        var back = new TextButton(texts.get("back"), "flush");
        back.setId("onboarding-back");
        back.setOnAction(_ -> model.back());
        var next = new PrimaryButton(texts.get("passphrase.set"));
        next.setId("onboarding-next");
        next.setDefaultButton(true);
        next.setOnAction(_ -> next());
        frame =
                new StepFrame(
                                "",
                                "",
                                choice,
                                new LabelledField(
                                        texts.get("passphrase.repeat"),
                                        second,
                                        passphrase.repeatProblemProperty()),
                                why)
                        .start(back)
                        .end(next);
        passphrase.keystoreProperty().subscribe(this::explain);
    }

    StepFrame node() {
        return frame;
    }

    void focus() {
        first.requestFocus();
    }

    private void enter() {
        if (passphrase.repeatProperty().get().isEmpty()) {
            second.requestFocus();
        } else {
            next();
        }
    }

    private void next() {
        model.next();
        if (!passphrase.problemProperty().get().isEmpty()) {
            first.requestFocus();
        } else if (!passphrase.repeatProblemProperty().get().isEmpty()) {
            second.requestFocus();
        }
    }

    /** Why it is asked for, which is another thing where the desktop keeps keys. */
    private void explain(boolean keystore) {
        frame.say(
                texts.get("passphrase.title"),
                keystore
                        ? texts.get("passphrase.sentence.rarely")
                        : texts.get("passphrase.sentence.always"));
        why.say(keystore ? texts.get("passphrase.why.rarely") : texts.get("passphrase.why.always"));
    }

    private void compare() {
        int typed = passphrase.repeatProperty().get().length();
        int whole = passphrase.passphraseProperty().get().length();
        boolean all =
                whole > 0
                        && passphrase
                                .repeatProperty()
                                .get()
                                .equals(passphrase.passphraseProperty().get());
        same.setVisible(all);
        same.setManaged(all);
        boolean counting = !all && typed > 0 && typed < whole;
        count.setVisible(counting);
        count.setManaged(counting);
        count.setText(texts.get("passphrase.count", typed, whole));
    }

    /** The bar's place stays free, so that nothing jumps; a problem says the same and more. */
    private void judge() {
        Strength strength = passphrase.strengthProperty().get();
        boolean judged = passphrase.problemProperty().get().isEmpty();
        bar.setVisible(judged && !passphrase.passphraseProperty().get().isEmpty());
        bar.setManaged(judged);
        bar.show(strength.level(), word(strength.level()), reason(strength));
    }

    private String word(int level) {
        return switch (level) {
            case 0 -> texts.get("strength.unusable");
            case 1 -> texts.get("strength.weak");
            case 2 -> texts.get("strength.fair");
            case 3 -> texts.get("strength.strong");
            default -> texts.get("strength.very-strong");
        };
    }

    private String reason(Strength strength) {
        return switch (strength.reason()) {
            case TOO_SHORT -> texts.get("strength.too-short", Strength.SHORTEST);
            case REPEATED -> texts.get("strength.repeated");
            case ROW_OF_KEYS -> texts.get("strength.row");
            case TRIED_FIRST -> texts.get("strength.familiar");
            case OWN_NAME -> texts.get("strength.own");
            case COULD_BE_LONGER -> texts.get("strength.longer");
            case WORDS -> texts.get("strength.words", strength.words());
            case LONG -> texts.get("strength.long");
        };
    }
}
