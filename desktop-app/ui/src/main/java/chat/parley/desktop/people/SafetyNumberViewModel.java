package chat.parley.desktop.people;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.os.Clip;
import chat.parley.desktop.text.Texts;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.SafetyNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Comparing the safety number with one person. For the JavaFX thread. */
public final class SafetyNumberViewModel implements AutoCloseable {
    private static final int GROUP = 5;
    private static final int GROUPS_PER_ROW = 4;

    /** What was decided, in this window or before. */
    enum Decision {
        /** Nothing yet. */
        OPEN,
        /** The numbers match: the person is verified. */
        MATCH,
        /** The numbers differ: said just now. */
        DIFFER
    }

    private final Messenger messenger;
    private final Person person;
    private final Executor gate;
    private final Clip clip;
    private final Runnable dismissed;
    private final Texts texts = Texts.of(SafetyNumberViewModel.class);
    private final SafetyNumber number;
    private final FxState<List<Person>> people;
    private final ReadOnlyObjectWrapper<Decision> decision =
            new ReadOnlyObjectWrapper<>(Decision.OPEN);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper copied = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * A comparison.
     *
     * @param dismissed it is over
     */
    public SafetyNumberViewModel(
            Messenger messenger, Person person, Executor gate, Clip clip, Runnable dismissed) {
        this.messenger = messenger;
        this.person = person;
        this.gate = gate;
        this.clip = clip;
        this.dismissed = dismissed;
        number = messenger.safetyNumber(person.account());
        people = new FxState<>(messenger.people(), gate);
        people.property().addListener((_, _, now) -> follow(now));
        follow(people.value());
    }

    Person person() {
        return person;
    }

    /** Twelve groups of five digits. */
    List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (int at = 0; at < number.digits().length(); at += GROUP) {
            groups.add(number.digits().substring(at, at + GROUP));
        }
        return groups;
    }

    /** What the QR code holds. */
    byte[] code() {
        return number.qr().toArray();
    }

    ReadOnlyObjectProperty<Decision> decisionProperty() {
        return decision.getReadOnlyProperty();
    }

    /** Why the decision was not kept, or nothing. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** That the number is on the clipboard, or nothing. */
    ReadOnlyStringProperty copiedProperty() {
        return copied.getReadOnlyProperty();
    }

    /** Whether the decision is being kept. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void copy() {
        List<String> groups = groups();
        List<String> rows = new ArrayList<>();
        for (int at = 0; at < groups.size(); at += GROUPS_PER_ROW) {
            rows.add(String.join(" ", groups.subList(at, at + GROUPS_PER_ROW)));
        }
        clip.put(String.join("\n", rows));
        copied.set(texts.get("number.copied"));
    }

    void match() {
        decide(Decision.MATCH);
    }

    void differ() {
        decide(Decision.DIFFER);
    }

    /** Takes back that they matched, or differed. */
    void takeBack() {
        decide(Decision.OPEN);
    }

    void dismiss() {
        dismissed.run();
    }

    @Override
    public void close() {
        people.close();
    }

    private void decide(Decision next) {
        if (busy.get()) {
            return;
        }
        problem.set("");
        busy.set(true);
        Answers.take(
                messenger.verified(person.account(), next == Decision.MATCH),
                gate,
                _ -> {
                    busy.set(false);
                    decision.set(next);
                },
                _ -> {
                    busy.set(false);
                    problem.set(texts.get("decision.not-kept"));
                });
    }

    private void follow(List<Person> all) {
        all.stream()
                .filter(each -> each.account().equals(person.account()))
                .findFirst()
                .ifPresent(
                        now -> {
                            if (now.trust() == Person.Trust.VERIFIED) {
                                decision.set(Decision.MATCH);
                            } else if (decision.get() == Decision.MATCH) {
                                decision.set(Decision.OPEN);
                            }
                        });
    }
}
