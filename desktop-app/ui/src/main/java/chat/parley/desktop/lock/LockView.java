package chat.parley.desktop.lock;

import chat.parley.desktop.kit.Brand;
import chat.parley.desktop.kit.Glyph;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.IconButton;
import chat.parley.desktop.kit.IconView;
import chat.parley.desktop.kit.Middle;
import chat.parley.desktop.kit.PassphraseField;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.WaitLine;
import chat.parley.desktop.kit.emoji.EmojiText;
import chat.parley.desktop.lock.LockViewModel.State;
import chat.parley.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The locked window: whose profile it is, one field, or why it does not open. */
public final class LockView extends StackPane {
    private final LockViewModel model;
    private final Texts texts = Texts.of(LockView.class);
    private final PassphraseField field;
    private final IconButton open;
    private final EmojiText under = EmojiText.paragraph("", "caption");
    private final IconView key = new IconView(Icon.KEY, "icon-14");
    private final HBox line = new HBox(key, under);
    private final WaitLine wait;
    private final VBox door;
    private final StackPane stage = new StackPane();
    private final Middle middle = new Middle(stage);

    /** A view of a door. */
    public LockView(LockViewModel model) {
        this.model = model;
        setId("lock");
        getStyleClass().add("lock");
        field = new PassphraseField(texts.get("field"));
        field.setId("lock-passphrase");
        field.setPrompt(texts.get("field"));
        field.addBefore(new IconView(Icon.LOCK, "icon-18"));
        open = new IconButton(Icon.ARROW_RIGHT, texts.get("unlock"), "small", "filled");
        open.setId("lock-open");
        open.setOnAction(_ -> unlock());
        field.addBehind(open);
        field.textProperty().bindBidirectional(model.passphraseProperty());
        field.setOnEnter(this::unlock);
        wait = new WaitLine(texts.get("opening"));
        getChildren().add(middle);
        door = door();
        model.refusalProperty().subscribe(_ -> say());
        model.noteProperty().subscribe(_ -> say());
        model.stateProperty().subscribe(this::show);
    }

    /** Puts the keyboard where a person begins. */
    public void focus() {
        Node again = lookup("#lock-again");
        if (again == null) {
            field.requestFocus();
        } else {
            again.requestFocus();
        }
    }

    private void unlock() {
        model.unlock();
        if (!model.refusalProperty().get().isEmpty()) {
            field.requestFocus();
            field.selectAll();
        }
    }

    private void show(State state) {
        boolean asking = state == State.PASSPHRASE;
        field.setDisable(!asking);
        wait.setWaiting(state == State.OPENING);
        line.setVisible(asking);
        switch (state) {
            case KEYSTORE -> {
                var asked = new WaitLine(texts.get("keystore"));
                asked.setWaiting(true);
                var box = new VBox(new Brand(), asked);
                box.getStyleClass().add("door");
                box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
                stage.getChildren().setAll(box);
            }
            case PASSPHRASE, OPENING -> {
                if (!stage.getChildren().contains(door)) {
                    stage.getChildren().setAll(door);
                }
                if (asking) {
                    field.requestFocus();
                }
            }
            case PROBLEM ->
                    model.problemProperty()
                            .get()
                            .ifPresent(problem -> stage.getChildren().setAll(problem(problem)));
        }
        say();
        middle.begin();
    }

    private VBox door() {
        boolean unfinished = model.unfinished();
        String title = unfinished ? texts.get("title.unfinished") : texts.get("title");
        String sentence = unfinished ? texts.get("sentence.unfinished") : texts.get("sentence");
        var words =
                new VBox(
                        EmojiText.paragraph(title, "screen-title", "centred"),
                        EmojiText.paragraph(sentence, "secondary", "centred"));
        words.getStyleClass().add("words");
        line.getStyleClass().add("under-line");
        line.setMaxWidth(USE_PREF_SIZE);
        // while it opens, that takes the place of the words, so that nothing moves
        var below = new StackPane(line, wait);
        below.getStyleClass().add("below");
        Region mark = Brand.mark("large");
        // in a low window the mark gives way to what people need there
        VBox.setVgrow(mark, Priority.ALWAYS);
        var box = new VBox(mark, words, field, below);
        box.getStyleClass().add("door");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return box;
    }

    /** Under the field: why it was refused, what else to know, or where the keys are. */
    private void say() {
        String refusal = model.refusalProperty().get();
        String note = model.noteProperty().get();
        boolean refused = !refusal.isEmpty();
        under.setText(refused ? refusal : note.isEmpty() ? texts.get("keys") : note);
        under.getStyleClass().removeAll("danger-text");
        if (refused) {
            under.getStyleClass().add("danger-text");
        }
        key.setIcon(refused ? Icon.ALERT : note.isEmpty() ? Icon.KEY : Icon.INFO);
        key.getStyleClass().removeAll("danger");
        if (refused) {
            key.getStyleClass().add("danger");
        }
        field.setAccessibleHelp(under.getText());
        if (refused) {
            Middle.reveal(field, under);
        }
    }

    private Node problem(LockProblem problem) {
        var again = new PrimaryButton(texts.get("again"));
        again.setId("lock-again");
        again.setDefaultButton(true);
        again.setOnAction(_ -> model.again());
        var words =
                new VBox(
                        EmojiText.paragraph(problem.title(), "screen-title", "centred"),
                        EmojiText.paragraph(problem.kept(), "secondary", "centred"),
                        EmojiText.paragraph(problem.way(), "centred"));
        words.getStyleClass().add("words");
        var box = new VBox(new Glyph(problem.kind(), problem.icon()), words, again);
        box.setId("lock-problem");
        box.getStyleClass().addAll("door", "problem");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return box;
    }
}
