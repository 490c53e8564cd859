package chat.parley.desktop.onboarding;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.os.Clip;
import chat.parley.desktop.os.Paper;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recovery kit: shown, saved, and checked by three of its words, which the profile then forgets. For the JavaFX thread.
 */
public final class RecoveryKitViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryKitViewModel.class);
    private static final int CHECKED = 3;
    private static final String HIDDEN = "•••••";
    private static final String FILE_NAME = "parley-recovery-kit.pdf";

    /** What stands on the screen. */
    enum Phase {
        /** The words. */
        SHOW,
        /** Three fields, and no words. */
        CHECK
    }

    /** What it needs from outside. */
    public record Tools(
            Executor gate, Executor background, Clip clip, Clock clock, RandomGenerator random) {}

    private final Messenger messenger;
    private final Tools tools;
    private final Runnable done;
    private final KitReminder reminder;
    private final Times times;
    private final Texts texts = Texts.of(RecoveryKitViewModel.class);
    private final List<String> words;
    private final List<KitWord> checks;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.SHOW);
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * The kit of a profile that still has it.
     *
     * @param done it is saved, or put off
     */
    public RecoveryKitViewModel(Messenger messenger, Tools tools, Times times, Runnable done) {
        this.messenger = messenger;
        this.tools = tools;
        this.times = times;
        this.done = done;
        reminder = new KitReminder(messenger, tools.clock());
        words =
                messenger
                        .kitWords()
                        .orElseThrow(() -> new IllegalStateException("the kit is saved already"));
        checks =
                tools.random()
                        .ints(1, words.size() + 1)
                        .distinct()
                        .limit(CHECKED)
                        .sorted()
                        .mapToObj(number -> new KitWord(number, words.get(number - 1)))
                        .toList();
        checks.forEach(each -> each.matchProperty().addListener((_, _, _) -> judge()));
    }

    List<String> words() {
        return words;
    }

    List<KitWord> checks() {
        return checks;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** How it was saved last, or nothing. */
    ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** What went wrong, or nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether all three words are right. */
    ReadOnlyBooleanProperty readableProperty() {
        return readable.getReadOnlyProperty();
    }

    /** Whether something is being written. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The page to print and to save. */
    KitPage page() {
        return page(words);
    }

    /** The same page without its words, to show what to look for. */
    KitPage picture() {
        return page(Collections.nCopies(words.size(), HIDDEN));
    }

    private KitPage page(List<String> shown) {
        return KitPage.of(
                messenger.me().value(), shown, times.full(tools.clock().instant()), texts);
    }

    /** What to call the file. */
    String fileName() {
        return FILE_NAME;
    }

    void copy() {
        forgetWhatWasSaid();
        tools.clip().put(String.join(" ", words));
        saved.set(texts.get("kit.copied"));
    }

    void printed(Paper.Printed how) {
        forgetWhatWasSaid();
        switch (how) {
            case DONE -> saved.set(texts.get("kit.printed", times.time(tools.clock().instant())));
            case CANCELLED -> {}
            case NO_PRINTER -> problem.set(texts.get("kit.no-printer"));
            case FAILED -> problem.set(texts.get("kit.print-failed"));
        }
    }

    void save(Path file) {
        byte[] pdf = KitPdf.write(page());
        forgetWhatWasSaid();
        busy.set(true);
        Answers.take(
                CompletableFuture.runAsync(() -> write(file, pdf), tools.background()),
                tools.gate(),
                _ -> {
                    busy.set(false);
                    saved.set(texts.get("kit.saved-as", String.valueOf(file.getFileName())));
                },
                failure -> {
                    busy.set(false);
                    // its message would name a folder of the person
                    LOG.warn("recovery kit not saved: {}", cause(failure));
                    problem.set(texts.get("kit.save-failed"));
                });
    }

    /** On to the three words. */
    void check() {
        forgetWhatWasSaid();
        phase.set(Phase.CHECK);
    }

    /** Back to the words; what was typed stays. */
    void showAgain() {
        forgetWhatWasSaid();
        phase.set(Phase.SHOW);
    }

    /** The words can be read: the profile forgets them. */
    void finish() {
        if (!readable.get() || busy.get()) {
            return;
        }
        after(messenger.kitSaved());
    }

    void tomorrow() {
        after(reminder.tomorrow());
    }

    /** What was said of the step before is not true of the next one. */
    private void forgetWhatWasSaid() {
        saved.set("");
        problem.set("");
    }

    private void after(CompletableFuture<Void> step) {
        forgetWhatWasSaid();
        busy.set(true);
        Answers.take(
                step,
                tools.gate(),
                _ -> {
                    busy.set(false);
                    done.run();
                },
                _ -> {
                    busy.set(false);
                    problem.set(texts.get("kit.not-kept"));
                });
    }

    private void judge() {
        readable.set(
                checks.stream()
                        .allMatch(each -> each.matchProperty().get() == KitWord.Match.RIGHT));
    }

    private static String cause(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getClass().getSimpleName();
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(
                    file,
                    content,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
