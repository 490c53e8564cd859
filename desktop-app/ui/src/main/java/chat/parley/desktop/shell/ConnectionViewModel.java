package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Delay;
import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.text.Fingerprint;
import chat.parley.desktop.text.Texts;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import chat.parley.engine.link.Connection;
import chat.parley.engine.observe.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What there is to say about the connection, most urgent first. For the JavaFX thread. */
final class ConnectionViewModel implements AutoCloseable {
    private static final Duration NOTICEABLE = Duration.ofMillis(300);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Messenger messenger;
    private final Clock clock;
    private final Times times;
    private final Delay delay;
    private final Texts texts = Texts.of(ConnectionViewModel.class);
    private final FxState<Connection> connection;
    private final FxState<Connection.ClockOffset> offset;
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly =
            FXCollections.unmodifiableObservableList(notices);
    private final ReadOnlyBooleanWrapper connected = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private boolean patient;
    private @Nullable Subscription patience;
    private @Nullable Subscription tick;

    ConnectionViewModel(Messenger messenger, Executor gate, Delay delay, Clock clock, Times times) {
        this.messenger = messenger;
        this.clock = clock;
        this.times = times;
        this.delay = delay;
        connection = new FxState<>(messenger.connection(), gate);
        offset = new FxState<>(messenger.clock(), gate);
        connection.property().addListener((_, _, _) -> changed());
        offset.property().addListener((_, _, _) -> show());
        changed();
    }

    ObservableList<Notice> notices() {
        return readOnly;
    }

    /** Whether the relay answers, so that what it says of people is fresh. */
    ReadOnlyBooleanProperty connectedProperty() {
        return connected.getReadOnlyProperty();
    }

    /** Why what is sent now does not go out at once, or nothing. */
    ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Tries to connect now. */
    void reconnect() {
        messenger.reconnect();
    }

    /** What the person can send to whoever runs the relay. */
    String report(Notice.KeyMismatch mismatch) {
        return texts.get(
                "mismatch.report",
                mismatch.host(),
                mismatch.expected(),
                mismatch.seen(),
                times.full(clock.instant()));
    }

    @Override
    public void close() {
        stop(patience);
        stop(tick);
        connection.close();
        offset.close();
    }

    /** A short wait is not worth a word. */
    private void changed() {
        stop(patience);
        patient = waits(connection.value());
        if (patient) {
            patience =
                    delay.in(
                            NOTICEABLE,
                            () -> {
                                patient = false;
                                show();
                            });
        }
        show();
    }

    private void show() {
        stop(tick);
        var next = new ArrayList<Notice>();
        boolean counts = false;
        switch (connection.value()) {
            case Connection.Connecting _ -> {
                if (!patient) {
                    next.add(new Notice.Connecting(false));
                }
            }
            case Connection.Online online -> {
                if (!online.caughtUp() && !patient) {
                    next.add(new Notice.Connecting(true));
                }
            }
            case Connection.Offline offline -> {
                next.add(
                        new Notice.Offline(
                                times.time(offline.since()), seconds(offline.retryAt())));
                counts = clock.instant().isBefore(offline.retryAt());
            }
            case Connection.KeyMismatch mismatch ->
                    next.add(
                            new Notice.KeyMismatch(
                                    messenger.me().value().relay().address().host(),
                                    Fingerprint.of(mismatch.expected()),
                                    Fingerprint.of(mismatch.seen())));
            case Connection.Elsewhere _ -> next.add(new Notice.Elsewhere());
            case Connection.SignedOut _ -> next.add(new Notice.SignedOut());
            case Connection.AccountDisabled _ -> next.add(new Notice.AccountDisabled());
            case Connection.AccountClosed _ -> next.add(new Notice.AccountClosed());
            case Connection.UpgradeNeeded _ -> next.add(new Notice.UpgradeNeeded());
        }
        if (offset.value().wrong()) {
            next.add(wrongClock(offset.value().difference()));
            counts = true;
        }
        if (!next.equals(notices)) {
            notices.setAll(next);
        }
        connected.set(connection.value() instanceof Connection.Online);
        waiting.set(
                next.stream().map(this::waiting).filter(w -> !w.isEmpty()).findFirst().orElse(""));
        if (counts) {
            tick = delay.in(SECOND, this::show);
        }
    }

    /** What a composer that stays open says, where the notice itself does not say that one can write on. */
    private String waiting(Notice notice) {
        return switch (notice) {
            case Notice.KeyMismatch _ -> texts.get("waiting.mismatch");
            case Notice.Elsewhere _ -> texts.get("waiting.elsewhere");
            case Notice.Connecting _,
                    Notice.Offline _,
                    Notice.WrongClock _,
                    Notice.SignedOut _,
                    Notice.AccountDisabled _,
                    Notice.AccountClosed _,
                    Notice.UpgradeNeeded _ ->
                    "";
        };
    }

    private Notice wrongClock(Duration ahead) {
        Instant here = clock.instant();
        return new Notice.WrongClock(
                length(ahead.abs()),
                !ahead.isNegative(),
                WALL_CLOCK.format(here.atZone(clock.getZone())),
                WALL_CLOCK.format(here.minus(ahead).atZone(clock.getZone())));
    }

    private String length(Duration time) {
        long days = time.toDays();
        if (days > 0) {
            return texts.count("length.days", days);
        }
        long hours = time.toHours();
        if (hours > 0) {
            return texts.get("length.hours", hours, time.toMinutesPart());
        }
        return texts.get("length.minutes", time.toMinutes());
    }

    private long seconds(Instant until) {
        return Math.max(0, (Duration.between(clock.instant(), until).toMillis() + 999) / 1000);
    }

    private static boolean waits(Connection connection) {
        return connection instanceof Connection.Connecting
                || connection.equals(new Connection.Online(false));
    }

    private static void stop(@Nullable Subscription due) {
        if (due != null) {
            due.close();
        }
    }
}
