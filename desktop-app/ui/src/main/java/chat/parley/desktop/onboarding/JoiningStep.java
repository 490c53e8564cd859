package chat.parley.desktop.onboarding;

import chat.parley.desktop.kit.Banner;
import chat.parley.desktop.kit.Icon;
import chat.parley.desktop.kit.Kind;
import chat.parley.desktop.kit.PrimaryButton;
import chat.parley.desktop.kit.TextButton;
import chat.parley.desktop.kit.WaitLine;
import chat.parley.desktop.text.Texts;
import java.util.Optional;

/** Waiting for the relay, or why it did not work. */
final class JoiningStep {
    private final OnboardingViewModel model;
    private final Texts texts = Texts.of(JoiningStep.class);
    private final WaitLine wait;
    private final StepFrame frame;

    JoiningStep(OnboardingViewModel model) {
        this.model = model;
        wait = new WaitLine(texts.get("joining.wait"));
        frame = new StepFrame("", "", wait);
        model.problemProperty().subscribe(this::show);
    }

    StepFrame node() {
        frame.say(
                model.organisation()
                        .map(name -> texts.get("joining.title", name))
                        .orElseGet(() -> texts.get("joining.title.unnamed")),
                texts.get("joining.sentence"));
        wait.setWaiting(model.problemProperty().get().isEmpty());
        return frame;
    }

    private void show(Optional<JoinProblem> problem) {
        wait.setWaiting(
                problem.isEmpty()
                        && model.stepProperty().get() == OnboardingViewModel.Step.JOINING);
        if (problem.isEmpty()) {
            frame.setBody(wait);
            frame.start().end();
            return;
        }
        var banner =
                new Banner(Kind.WARNING, Icon.ALERT, problem.get().title(), problem.get().text());
        banner.setId("onboarding-problem");
        banner.getStyleClass().add("boxed");
        frame.setBody(banner);
        var back = new TextButton(texts.get("back"), "flush");
        back.setId("onboarding-back");
        back.setOnAction(_ -> model.back());
        var next =
                new PrimaryButton(
                        problem.get().opens() ? texts.get("join.open") : texts.get("again"));
        next.setId("onboarding-next");
        next.setDefaultButton(true);
        next.setOnAction(_ -> model.next());
        frame.start(back).end(next);
        next.requestFocus();
    }
}
