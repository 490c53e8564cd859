package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Brand;
import chat.parley.desktop.kit.Middle;
import chat.parley.desktop.kit.Motion;
import chat.parley.desktop.onboarding.OnboardingViewModel.Step;
import chat.parley.desktop.os.Clip;
import chat.parley.desktop.os.Paper;
import chat.parley.desktop.os.SaveDialog;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The way in: one card in the middle of the window, step after step. */
public final class OnboardingView extends StackPane {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final int STEPS = 4;

    private final OnboardingViewModel model;
    private final Paper paper;
    private final SaveDialog files;
    private final Dots dots = new Dots(STEPS);
    private final StackPane place = new StackPane();
    private final Middle middle;
    private final InviteStep invite;
    private final NameStep name;
    private final PassphraseStep passphrase;
    private final JoiningStep joining;

    /** A view of the way in. */
    public OnboardingView(OnboardingViewModel model, Clip clip, Paper paper, SaveDialog files) {
        this.model = model;
        this.paper = paper;
        this.files = files;
        setId("onboarding");
        getStyleClass().add("onboarding");
        invite = new InviteStep(model, clip);
        name = new NameStep(model);
        passphrase = new PassphraseStep(model);
        joining = new JoiningStep(model);
        VBox.setVgrow(place, Priority.ALWAYS);
        var card = new VBox(dots, place);
        card.getStyleClass().add("stage-card");
        // as high as the design says where the window is, and higher where the words need it
        var least = new Region();
        least.getStyleClass().add("least");
        var stage = new StackPane(least, card);
        stage.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        // the room that the words leave gives way first
        VBox.setVgrow(stage, Priority.ALWAYS);
        var column = new VBox(new Brand(), stage);
        column.getStyleClass().add("stage-column");
        middle = new Middle(column);
        getChildren().add(middle);
        // the card's width of the design, beside which there has to be some ground
        widthProperty()
                .addListener(
                        (_, _, width) ->
                                pseudoClassStateChanged(
                                        NARROW, width.doubleValue() < card.prefWidth(-1)));
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.back();
                        event.consume();
                    }
                });
        model.stepProperty().subscribe(this::show);
    }

    /** Puts the keyboard where a person begins. */
    public void focus() {
        switch (model.stepProperty().get()) {
            case INVITE -> invite.focus();
            case NAME -> name.focus();
            case PASSPHRASE -> passphrase.focus();
            case JOINING -> place.requestFocus();
            case KIT ->
                    place.getChildren().stream()
                            .filter(RecoveryKitView.class::isInstance)
                            .forEach(each -> ((RecoveryKitView) each).focus());
        }
        middle.begin();
    }

    private void show(Step step) {
        dots.show(Math.min(dot(step), STEPS - 1));
        Node next =
                switch (step) {
                    case INVITE -> invite.node();
                    case NAME -> name.node();
                    case PASSPHRASE -> passphrase.node();
                    case JOINING -> joining.node();
                    case KIT ->
                            new RecoveryKitView(
                                    model.kitProperty().get().orElseThrow(), paper, files);
                };
        place.getChildren().setAll(next);
        if (getScene() != null) {
            Motion.appear(next);
        }
        focus();
    }

    private static int dot(Step step) {
        return switch (step) {
            case INVITE -> 0;
            case NAME -> 1;
            case PASSPHRASE, JOINING -> 2;
            case KIT -> 3;
        };
    }
}
