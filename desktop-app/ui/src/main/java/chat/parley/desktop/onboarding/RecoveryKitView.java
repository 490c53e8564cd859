package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.FieldBox;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.LabelledField;
import chat.parley.desktop.kit.OutlinedButton;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.QrView;
import chat.parley.desktop.kit.Stacking;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.os.Paper;
import chat.parley.desktop.os.SaveDialog;
import chat.parley.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The twelve words to save, and then three of them to type. */
public final class RecoveryKitView extends StackPane {
    private static final int COLUMNS = 3;

    private final RecoveryKitViewModel model;
    private final Paper paper;
    private final SaveDialog files;
    private final Texts texts = Texts.of(RecoveryKitView.class);
    private final List<FieldBox> fields = new ArrayList<>();
    private final StepFrame show;
    private final StepFrame check;

    /** A view of a kit. */
    public RecoveryKitView(RecoveryKitViewModel model, Paper paper, SaveDialog files) {
        this.model = model;
        this.paper = paper;
        this.files = files;
        getStyleClass().add("recovery-kit");
        show = show();
        check = check();
        model.phaseProperty().subscribe(this::follow);
    }

    /** Puts the keyboard where a person begins. */
    public void focus() {
        if (model.phaseProperty().get() == RecoveryKitViewModel.Phase.CHECK) {
            fields.getFirst().requestFocus();
        } else {
            Node button = lookup("#kit-save");
            if (button != null) {
                button.requestFocus();
            }
        }
    }

    private void follow(RecoveryKitViewModel.Phase phase) {
        getChildren().setAll(phase == RecoveryKitViewModel.Phase.CHECK ? check : show);
        focus();
    }

    private StepFrame show() {
        var warning = EmojiText.paragraph(texts.get("kit.warning"));
        HBox.setHgrow(warning, Priority.ALWAYS);
        var careful = new HBox(new IconView(Icon.ALERT, "icon-16", "warning"), warning);
        careful.getStyleClass().add("careful");
        var words = new VBox(EmojiText.paragraph(texts.get("kit.what")), careful);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var code = new QrView(texts.get("kit.code"), String.join(" ", model.words()));
        code.getStyleClass().add("small");
        var about = new HBox(code, words);
        about.getStyleClass().add("about");
        var next = new PrimaryButton(texts.get("kit.check"));
        next.setId("kit-check");
        next.setOnAction(_ -> model.check());
        return new StepFrame(
                        texts.get("kit.title"),
                        texts.get("kit.sentence"),
                        grid(),
                        ways(),
                        said(),
                        about)
                .start(tomorrow("flush"))
                .end(next);
    }

    private StepFrame check() {
        var words =
                new VBox(
                        EmojiText.paragraph(texts.get("kit.what")),
                        EmojiText.paragraph(texts.get("kit.check.why")));
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var about = new HBox(new KitPicture(model.picture()), words);
        about.getStyleClass().add("about");
        var row = new Stacking();
        row.getStyleClass().add("check-row");
        for (KitWord word : model.checks()) {
            row.getChildren().add(field(word));
        }
        var back = new TextButton(texts.get("back"), "flush");
        back.setId("kit-back");
        back.setOnAction(_ -> model.showAgain());
        var finish = new PrimaryButton(texts.get("kit.finish"));
        finish.setId("kit-finish");
        finish.setDefaultButton(true);
        finish.disableProperty().bind(model.readableProperty().not().or(model.busyProperty()));
        finish.setOnAction(_ -> model.finish());
        return new StepFrame(
                        texts.get("kit.check.title"),
                        texts.get("kit.check.sentence"),
                        about,
                        row,
                        problem())
                .start(back)
                .end(tomorrow(), finish);
    }

    private Node grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("kit-words");
        grid.setAccessibleRole(AccessibleRole.TEXT);
        grid.setAccessibleText(texts.get("kit.words") + ": " + String.join(", ", model.words()));
        for (int column = 0; column < COLUMNS; column++) {
            var constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 / COLUMNS);
            grid.getColumnConstraints().add(constraints);
        }
        int rows = model.words().size() / COLUMNS;
        for (int i = 0; i < model.words().size(); i++) {
            var number = new Label(Integer.toString(i + 1));
            number.getStyleClass().add("number");
            var word = new Label(model.words().get(i));
            word.getStyleClass().add("mono");
            word.setMinWidth(Region.USE_PREF_SIZE);
            var cell = new HBox(number, word);
            cell.getStyleClass().add("cell");
            grid.add(cell, i / rows, i % rows);
        }
        return grid;
    }

    private Node ways() {
        var print = new OutlinedButton(Icon.PRINT, texts.get("kit.print"), "small");
        print.setId("kit-print");
        print.setOnAction(_ -> model.printed(paper.print(new KitSheet(model.page()))));
        var save = new OutlinedButton(Icon.DOWNLOAD, texts.get("kit.save"), "small");
        save.setId("kit-save");
        save.disableProperty().bind(model.busyProperty());
        save.setOnAction(
                _ ->
                        files.ask(texts.get("kit.save.title"), model.fileName())
                                .ifPresent(model::save));
        var copy = new OutlinedButton(Icon.COPY, texts.get("kit.copy"), "small");
        copy.setId("kit-copy");
        copy.setOnAction(_ -> model.copy());
        var row = new FlowPane(save, print, copy);
        row.getStyleClass().add("ways");
        return row;
    }

    /** What was done last, or what did not work; the room for it is kept, so that nothing moves. */
    private Node said() {
        var text = EmojiText.paragraph("", "caption");
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(new IconView(Icon.CHECK_CIRCLE, "icon-16", "success"), text);
        line.getStyleClass().addAll("said");
        model.savedProperty()
                .subscribe(
                        words -> {
                            text.setText(words);
                            line.setVisible(!words.isEmpty());
                        });
        return new StackPane(line, problem());
    }

    private Node problem() {
        var text = EmojiText.paragraph("", "caption");
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(new IconView(Icon.ALERT, "icon-16", "danger"), text);
        line.getStyleClass().addAll("said", "wrong");
        model.problemProperty()
                .subscribe(
                        words -> {
                            text.setText(words);
                            line.setVisible(!words.isEmpty());
                            line.setManaged(!words.isEmpty());
                        });
        return line;
    }

    private Node tomorrow(String... styleClasses) {
        var tomorrow = new TextButton(texts.get("kit.tomorrow"), styleClasses);
        tomorrow.setId("kit-tomorrow");
        tomorrow.disableProperty().bind(model.busyProperty());
        tomorrow.setOnAction(_ -> model.tomorrow());
        return tomorrow;
    }

    private Node field(KitWord word) {
        String name = texts.get("kit.word", word.number());
        var box = new FieldBox(name);
        box.field().setId("kit-word-" + word.number());
        box.field().textProperty().bindBidirectional(word.typedProperty());
        var right = new IconView(Icon.CHECK, "icon-18", "success");
        box.behind(right);
        var problem = new SimpleStringProperty("");
        word.matchProperty()
                .subscribe(
                        match -> {
                            boolean isRight = match == KitWord.Match.RIGHT;
                            right.setVisible(isRight);
                            problem.set(
                                    match == KitWord.Match.WRONG
                                            ? texts.get("kit.word.wrong", word.number())
                                            : "");
                            box.field()
                                    .setAccessibleText(
                                            isRight
                                                    ? name + ", " + texts.get("kit.word.right")
                                                    : name);
                        });
        fields.add(box);
        var field = new LabelledField(name, box, problem);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }
}
