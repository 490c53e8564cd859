package chat.parley.desktop.people;

import chat.parley.desktop.fx.Answers;
import chat.parley.desktop.fx.FxState;
import chat.parley.desktop.fx.Troubles;
import chat.parley.desktop.text.PeopleWords;
import chat.parley.desktop.text.Times;
import chat.parley.engine.Messenger;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.Person;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.link.Connection;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The page of one person. For the JavaFX thread. */
public final class PersonViewModel implements AutoCloseable {

    /** What the page leads to. */
    public interface Ways {
        /** The conversation with them. */
        void message(ChatId chat);

        /** Their safety number. */
        void verify(AccountId person);

        /** The page is no longer wanted. */
        void close();
    }

    private final Messenger messenger;
    private final AccountId account;
    private final Executor gate;
    private final PeopleWords words;
    private final Ways ways;
    private final FxState<List<Person>> people;
    private final FxState<Connection> connection;
    private final ReadOnlyObjectWrapper<Person> person;
    private final ReadOnlyObjectWrapper<DevicesState> devices =
            new ReadOnlyObjectWrapper<>(new DevicesState.Loading());

    /**
     * The page of somebody.
     *
     * @param known what is known of them now
     */
    public PersonViewModel(
            Messenger messenger, Person known, Executor gate, Times times, Ways ways) {
        this.messenger = messenger;
        this.account = known.account();
        this.gate = gate;
        words = new PeopleWords(times);
        this.ways = ways;
        person = new ReadOnlyObjectWrapper<>(known);
        person.addListener(
                (_, before, now) -> {
                    if (before.trust() != now.trust()) {
                        load();
                    }
                });
        people = new FxState<>(messenger.people(), gate);
        connection = new FxState<>(messenger.connection(), gate);
        people.property().addListener((_, _, now) -> follow(now));
        connection.property().addListener((_, _, _) -> follow(people.value()));
        follow(people.value());
        load();
    }

    /** Whose page it is. */
    public AccountId account() {
        return account;
    }

    ReadOnlyObjectProperty<Person> personProperty() {
        return person.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<DevicesState> devicesProperty() {
        return devices.getReadOnlyProperty();
    }

    /** Whether they are here, or when they last were, or nothing. */
    String presence(Person of) {
        return words.presence(of.presence());
    }

    /** Since when a device speaks for them, or that it no longer does. */
    String since(DeviceInfo device) {
        return words.since(device);
    }

    void message() {
        ways.message(ChatId.with(account));
    }

    void verify() {
        ways.verify(account);
    }

    void dismiss() {
        ways.close();
    }

    /** Reads the devices again. */
    void load() {
        devices.set(new DevicesState.Loading());
        Answers.take(
                messenger.devices(account),
                gate,
                found -> devices.set(known(found)),
                failure -> devices.set(unknown(failure)));
    }

    @Override
    public void close() {
        people.close();
        connection.close();
    }

    private void follow(List<Person> all) {
        all.stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .map(
                        each ->
                                connection.value() instanceof Connection.Online
                                        ? each
                                        : each.unheard())
                .ifPresent(person::set);
    }

    private static DevicesState known(List<DeviceInfo> found) {
        return new DevicesState.Known(
                found.stream()
                        .sorted(
                                Comparator.comparing(DeviceInfo::active)
                                        .reversed()
                                        .thenComparing(DeviceInfo::since))
                        .toList());
    }

    private static DevicesState unknown(Throwable failure) {
        Trouble trouble = Troubles.of(failure);
        return new DevicesState.Unknown(trouble == Trouble.PERSON_NOT_TRUSTED);
    }
}
