package chat.parley.desktop.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.desktop.sample.SampleMessenger;
import chat.parley.desktop.text.Times;
import chat.parley.engine.account.DeviceInfo;
import chat.parley.engine.account.Person;
import chat.parley.engine.account.Person.Presence;
import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.content.ChatId;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.id.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonViewModelTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T09:14:00Z"), ZoneOffset.UTC);
    private final SampleMessenger messenger = new SampleMessenger(clock, "Amara Obi");
    private final ChatId luis =
            messenger.person("Luis Martín", Trust.NOT_VERIFIED, Presence.UNKNOWN);
    private final List<String> ways = new ArrayList<>();

    @Test
    void followsWhatIsKnown() {
        PersonViewModel model = page();
        assertEquals("", model.presence(model.personProperty().get()));

        messenger.online(luis, true);
        assertEquals("online", model.presence(model.personProperty().get()));
        messenger.online(luis, false);
        assertTrue(model.presence(model.personProperty().get()).contains("09:14"));

        model.close();
        messenger.online(luis, true);
        assertFalse(model.personProperty().get().presence().online());
    }

    @Test
    void showsTheDevicesThatSpeakFirst() {
        List<DeviceInfo> devices =
                assertInstanceOf(DevicesState.Known.class, page().devicesProperty().get())
                        .devices();

        assertEquals(3, devices.size());
        assertTrue(devices.getFirst().active());
        assertFalse(devices.getLast().active());
    }

    @Test
    void devicesThatCannotBeReadAreSaidAndReadAgain() {
        messenger.failsWith(Optional.of(Trouble.PERSON_NOT_TRUSTED));
        PersonViewModel model = page();
        assertEquals(new DevicesState.Unknown(true), model.devicesProperty().get());

        messenger.failsWith(Optional.of(Trouble.RELAY_UNREACHABLE));
        model.load();
        assertEquals(new DevicesState.Unknown(false), model.devicesProperty().get());

        messenger.failsWith(Optional.empty());
        model.load();
        assertInstanceOf(DevicesState.Known.class, model.devicesProperty().get());
    }

    @Test
    void devicesAreReadAgainWhenTrustChanges() {
        messenger.failsWith(Optional.of(Trouble.RELAY_UNREACHABLE));
        PersonViewModel model = page();
        messenger.failsWith(Optional.empty());
        messenger.trust(luis, Trust.RED);

        assertInstanceOf(DevicesState.Known.class, model.devicesProperty().get());
    }

    @Test
    void leadsToTheConversationAndTheSafetyNumber() {
        PersonViewModel model = page();
        model.message();
        model.verify();
        model.dismiss();

        assertEquals(List.of("message", "verify", "close"), ways);
    }

    private PersonViewModel page() {
        Person person =
                messenger.people().value().stream()
                        .filter(each -> each.account().equals(luis.peer()))
                        .findFirst()
                        .orElseThrow();
        return new PersonViewModel(
                messenger,
                person,
                Runnable::run,
                new Times(clock, Locale.UK),
                new PersonViewModel.Ways() {
                    @Override
                    public void message(ChatId chat) {
                        assertEquals(luis, chat);
                        ways.add("message");
                    }

                    @Override
                    public void verify(AccountId account) {
                        assertEquals(luis.peer(), account);
                        ways.add("verify");
                    }

                    @Override
                    public void close() {
                        ways.add("close");
                    }
                });
    }
}
