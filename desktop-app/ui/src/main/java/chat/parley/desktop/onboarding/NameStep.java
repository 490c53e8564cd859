package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Avatar;
import chat.parley.desktop.kit.FieldBox;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.LabelledField;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Name and handle, and how both will look. */
final class NameStep {
    private final OnboardingViewModel model;
    private final Texts texts = Texts.of(NameStep.class);
    private final TextField name = new TextField();
    private final FieldBox handle;
    private final EmojiText who = EmojiText.paragraph("", "caption");
    private final StepFrame frame;

    NameStep(OnboardingViewModel model) {
        this.model = model;
        NameViewModel names = model.name();
        name.setId("onboarding-name");
        name.setPromptText(texts.get("name.prompt"));
        name.setAccessibleText(texts.get("name.field"));
        name.textProperty().bindBidirectional(names.nameProperty());
        handle = new FieldBox(texts.get("handle.field"));
        var at = new Label("@");
        at.getStyleClass().add("at");
        at.setMinWidth(Region.USE_PREF_SIZE);
        handle.before(at);
        handle.field().setId("onboarding-handle");
        handle.field().textProperty().bindBidirectional(names.handleProperty());
        var hint = new Label(texts.get("handle.hint"));
        hint.getStyleClass().add("caption");
        var avatar = new Avatar(Avatar.Size.CARD);
        var nobody = new IconView(Icon.PERSON, "icon-26");
        name.textProperty()
                .subscribe(
                        text -> {
                            // the account, and with it its colour, is made when joining
                            avatar.show(text, new byte[0]);
                            nobody.setVisible(text.isBlank());
                        });
        var face = new StackPane(avatar, nobody);
        face.getStyleClass().add("face");
        face.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        face.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var fields =
                new VBox(
                        new LabelledField(
                                texts.get("name.field"), name, names.nameProblemProperty()),
                        new LabelledField(
                                texts.get("handle.field"),
                                hint,
                                handle,
                                names.handleProblemProperty()));
        fields.getStyleClass().add("fields");
        HBox.setHgrow(fields, Priority.ALWAYS);
        var row = new HBox(face, fields);
        row.getStyleClass().add("name-row");
        HBox.setHgrow(who, Priority.ALWAYS);
        var note = new HBox(new IconView(Icon.INFO, "icon-16"), who);
        note.getStyleClass().add("note");
        var back = new TextButton(texts.get("back"), "flush");
        back.setId("onboarding-back");
        back.setOnAction(_ -> model.back());
        var next = new PrimaryButton(texts.get("continue"));
        next.setId("onboarding-next");
        next.setDefaultButton(true);
        next.setOnAction(_ -> next());
        frame =
                new StepFrame(texts.get("name.title"), texts.get("name.sentence"), row, note)
                        .start(back)
                        .end(next);
    }

    StepFrame node() {
        who.setText(
                model.organisation()
                        .map(name -> texts.get("name.who", name))
                        .orElseGet(() -> texts.get("name.who.unnamed")));
        return frame;
    }

    void focus() {
        boolean wrongHandle = !model.name().handleProblemProperty().get().isEmpty();
        if (wrongHandle && !name.getText().isBlank()) {
            handle.requestFocus();
            handle.field().end();
        } else {
            name.requestFocus();
            name.end();
        }
    }

    private void next() {
        model.next();
        if (model.stepProperty().get() == OnboardingViewModel.Step.NAME) {
            focus();
        }
    }
}
