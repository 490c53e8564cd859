package chat.parley.desktop.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.onboarding.RecoveryKitViewModel.Phase;
import chat.parley.desktop.os.Paper;
import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.KitState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryKitViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:14:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SampleMessenger messenger = new SampleMessenger(clock, "Amara Obi");
    private final List<String> clip = new ArrayList<>();
    private final List<String> ways = new ArrayList<>();
    private final RecoveryKitViewModel model = kit(new Random(3));

    @Test
    void asksForThreeDifferentWordsInTheirOrder() {
        for (int seed = 0; seed < 50; seed++) {
            List<Integer> numbers =
                    kit(new Random(seed)).checks().stream().map(KitWord::number).toList();

            assertEquals(3, numbers.size());
            assertEquals(numbers.stream().distinct().sorted().toList(), numbers);
            assertTrue(numbers.getFirst() >= 1 && numbers.getLast() <= 12);
        }
    }

    @Test
    void theProfileForgetsTheKitOnceThreeWordsAreRight() {
        model.check();
        model.finish();
        assertEquals(KitState.UNSAVED, messenger.me().value().kit());

        typeAll();
        assertTrue(model.readableProperty().get());
        model.finish();

        assertEquals(KitState.SAVED, messenger.me().value().kit());
        assertEquals(List.of("done"), ways);
    }

    @Test
    void aWrongWordIsSaidAtOnceAndABeginningIsNot() {
        KitWord word = model.checks().getFirst();
        String right = messenger.kitWords().orElseThrow().get(word.number() - 1);

        word.typedProperty().set(right.substring(0, 2));
        assertEquals(KitWord.Match.OPEN, word.matchProperty().get());
        word.typedProperty().set("xyz");
        assertEquals(KitWord.Match.WRONG, word.matchProperty().get());
        word.typedProperty().set(" " + right.toUpperCase(Locale.ROOT) + " ");
        assertEquals(KitWord.Match.RIGHT, word.matchProperty().get());
        assertFalse(model.readableProperty().get());
    }

    @Test
    void lookingAtTheWordsAgainKeepsWhatWasTyped() {
        model.check();
        typeAll();
        model.showAgain();

        assertEquals(Phase.SHOW, model.phaseProperty().get());
        assertTrue(model.readableProperty().get());
    }

    @Test
    void whatWasSaidOfOneCopyIsNotSaidOfTheNext() {
        model.copy();
        model.printed(Paper.Printed.NO_PRINTER);
        assertEquals("", model.savedProperty().get());

        model.copy();
        model.check();
        model.showAgain();
        assertEquals("", model.savedProperty().get());
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void thePictureBesideTheCheckHoldsNoWord() {
        List<String> drawn = model.picture().lines().stream().map(KitPage.Line::text).toList();

        for (String word : messenger.kitWords().orElseThrow()) {
            assertFalse(drawn.contains(word), word);
        }
    }

    @Test
    void canBePutOffUntilTomorrow() {
        model.tomorrow();

        assertEquals(List.of("done"), ways);
        assertEquals(KitState.UNSAVED, messenger.me().value().kit());
        assertFalse(reminder(NOW).dueProperty().get());
        assertFalse(reminder(NOW.plus(Duration.ofHours(23))).dueProperty().get());
        assertTrue(reminder(NOW.plus(Duration.ofHours(24))).dueProperty().get());
    }

    @Test
    void theReminderStaysUntilTheKitIsSaved() {
        KitReminderViewModel reminder = reminder(NOW);
        assertTrue(reminder.dueProperty().get());
        reminder.tomorrow();
        assertFalse(reminder.dueProperty().get());

        KitReminderViewModel later = reminder(NOW.plus(Duration.ofDays(2)));
        assertTrue(later.dueProperty().get());
        messenger.kitSaved().join();
        assertFalse(later.dueProperty().get());
    }

    @Test
    void copiesTheWords() {
        model.copy();

        assertEquals(List.of(String.join(" ", messenger.kitWords().orElseThrow())), clip);
        assertFalse(model.savedProperty().get().isEmpty());
    }

    @Test
    void saysWhatBecameOfPrinting() {
        model.printed(Paper.Printed.CANCELLED);
        assertEquals("", model.savedProperty().get());
        model.printed(Paper.Printed.DONE);
        assertTrue(model.savedProperty().get().contains("09:14"));
        model.printed(Paper.Printed.NO_PRINTER);
        assertFalse(model.problemProperty().get().isEmpty());
        model.printed(Paper.Printed.FAILED);
        assertFalse(model.problemProperty().get().isEmpty());
    }

    @Test
    void savesOnePage(@TempDir Path folder) throws IOException {
        Path file = folder.resolve(model.fileName());
        model.save(file);

        String pdf = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(pdf.startsWith("%PDF-1.4"));
        assertTrue(pdf.endsWith("%%EOF\n"));
        for (String word : messenger.kitWords().orElseThrow()) {
            assertTrue(pdf.contains("(" + word + ")"), word);
        }
        assertTrue(model.savedProperty().get().contains(model.fileName()));
        int table = Integer.parseInt(pdf.split("startxref\n", -1)[1].split("\n", -1)[0]);
        assertTrue(pdf.startsWith("xref", table));
        String[] entries = pdf.substring(table).split("\n", -1);
        for (int i = 1; entries[i + 2].endsWith("n "); i++) {
            assertEquals(19, entries[i + 2].length());
            int offset = Integer.parseInt(entries[i + 2].substring(0, 10));
            assertTrue(pdf.startsWith(i + " 0 obj", offset), "object " + i);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid(@TempDir Path folder) {
        model.save(folder.resolve("nowhere").resolve("kit.pdf"));

        assertFalse(model.problemProperty().get().isEmpty());
        assertEquals("", model.savedProperty().get());
    }

    @Test
    void aNameThatTheFileCannotWriteIsLeftOut() {
        var maryam = new SampleMessenger(clock, "مريم");
        byte[] pdf =
                KitPdf.write(
                        KitPage.of(
                                maryam.me().value(),
                                maryam.kitWords().orElseThrow(),
                                "today",
                                chat.parley.desktop.text.Texts.of(KitPage.class, Locale.UK)));

        assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).contains("(harbour)"));
    }

    private void typeAll() {
        List<String> words = messenger.kitWords().orElseThrow();
        model.checks().forEach(each -> each.typedProperty().set(words.get(each.number() - 1)));
    }

    private RecoveryKitViewModel kit(Random random) {
        return new RecoveryKitViewModel(
                messenger,
                new RecoveryKitViewModel.Tools(
                        Runnable::run, Runnable::run, clip::add, clock, random),
                new Times(clock, Locale.UK),
                () -> ways.add("done"));
    }

    private KitReminderViewModel reminder(Instant at) {
        return new KitReminderViewModel(
                messenger, Runnable::run, Clock.fixed(at, ZoneOffset.UTC), () -> {});
    }
}
