package chat.parley.engine.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.account.Person.Trust;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.engine.keys.DataKey;
import chat.parley.engine.ledger.Ledger;
import chat.parley.engine.store.Lane;
import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Member;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.Handle;
import chat.parley.model.log.DeviceKeys;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedProfile;
import chat.parley.model.wire.RelayFrame;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactsTest {
    private final SecureRandom random = new SecureRandom();
    private final DataKey key = DataKey.random(random);
    private final Lane lane = new Lane("test-lane", bug -> {});
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final TestRelay relay = new TestRelay();
    private final Somebody me = new Somebody();
    private final Somebody ben = new Somebody();
    private final Somebody eve = new Somebody();
    private final List<String> told = new ArrayList<>();
    private Ledger ledger;
    private Contacts contacts;

    @TempDir Path home;

    private final class Told implements ContactEvents {
        @Override
        public void devicesChanged(AccountId account, int added, int removed) {
            told.add("devices +" + added + " -" + removed);
        }

        @Override
        public void peopleChanged() {}

        @Override
        public void logArrived(AccountId account) {
            told.add("log");
        }
    }

    @BeforeEach
    void open() {
        contacts =
                on(
                        () -> {
                            ledger =
                                    Ledger.open(
                                            home,
                                            key,
                                            Contacts.migrations(),
                                            lane,
                                            Clock.systemUTC(),
                                            random);
                            Contacts fresh =
                                    new Contacts(
                                            me.account,
                                            lane,
                                            ledger,
                                            relay,
                                            // What happens without anybody waiting happens at once.
                                            Runnable::run,
                                            new Told(),
                                            Clock.systemUTC(),
                                            timer);
                            ledger.play(List.of(fresh));
                            fresh.load();
                            return fresh;
                        });
    }

    @AfterEach
    void close() {
        ledger.close();
        lane.close();
        timer.shutdownNow();
    }

    private <T> T on(Callable<T> work) {
        return lane.call(work).join();
    }

    private void reopen() {
        ledger.close();
        open();
    }

    /** As after a database that did not open: what is known comes from the journal alone. */
    private void rebuild() throws Exception {
        ledger.close();
        try (var files = java.nio.file.Files.list(home.resolve("database"))) {
            for (Path file : files.toList()) {
                java.nio.file.Files.delete(file);
            }
        }
        open();
    }

    private Trouble fails(Somebody somebody) {
        return assertThrows(ParleyException.class, () -> contacts.fetch(somebody.account))
                .trouble();
    }

    private Person only() {
        assertEquals(1, contacts.people().value().size());
        return contacts.people().value().getFirst();
    }

    private Optional<Bytes> identity(DeviceIdentity device) {
        return Optional.of(device.keys(List.of()).identityKey());
    }

    // which devices speak

    @Test
    void fetchedLogSaysWhoSpeaksAlsoAfterRestartAndRebuild() throws Exception {
        DeviceIdentity second = ben.device();
        DeviceIdentity third = ben.device();
        DeviceLog log = ben.revoke(ben.add(ben.add(ben.begun, second), third), second);
        relay.logs.put(ben.account, log);
        assertEquals(Optional.empty(), contacts.identityKey(second.device()));
        assertEquals(log.head(), contacts.fetch(ben.account).head());
        assertEquals(identity(third), contacts.identityKey(third.device()));
        // A device that no longer speaks had its key for life.
        assertEquals(identity(second), contacts.identityKey(second.device()));
        reopen();
        assertEquals(identity(third), contacts.identityKey(third.device()));
        rebuild();
        assertEquals(identity(third), contacts.identityKey(third.device()));
        assertEquals(log.head(), contacts.log(ben.account).orElseThrow().head());
        assertFalse(told.contains("devices +1 -0"));
    }

    @Test
    void grownLogIsContinuedAndChangesOfDevicesAreTold() throws Exception {
        relay.logs.put(ben.account, ben.begun);
        contacts.fetch(ben.account);
        told.clear();
        DeviceLog log = ben.begun;
        for (int i = 0; i < 6; i++) {
            log = ben.add(log, ben.device());
        }
        DeviceIdentity last = ben.device();
        log = ben.revoke(ben.add(log, last), last);
        relay.logs.put(ben.account, log);
        assertEquals(log.head(), contacts.fetch(ben.account).head());
        assertEquals(List.of("devices +6 -0", "log"), told);
        told.clear();
        assertEquals(log.head(), contacts.fetch(ben.account).head());
        assertEquals(List.of(), told);
    }

    @Test
    void shorterLogThanTheOneHeldIsNoNews() throws Exception {
        DeviceLog log = ben.add(ben.begun, ben.device());
        relay.logs.put(ben.account, log);
        contacts.fetch(ben.account);
        relay.logs.put(ben.account, ben.begun);
        assertEquals(log.head(), contacts.fetch(ben.account).head());
        assertFalse(contacts.held(ben.account));
    }

    @Test
    void longerHeadOfTheirsHoldsSendingUntilTheRelayShowsIt() throws Exception {
        DeviceLog log = ben.add(ben.begun, ben.device());
        relay.logs.put(ben.account, ben.begun);
        contacts.fetch(ben.account);
        contacts.heard(ben.account, List.of(log.head()));
        assertTrue(contacts.held(ben.account), "the relay hides the end");
        assertEquals(Optional.empty(), contacts.refused(ben.account));
        reopen();
        assertTrue(contacts.held(ben.account), "also after a restart");
        rebuild();
        assertTrue(contacts.held(ben.account), "also after a rebuild");
        told.clear();
        relay.logs.put(ben.account, log);
        contacts.readDirectory(); // asks again for what is waited for
        assertFalse(contacts.held(ben.account));
        assertEquals(List.of("devices +1 -0", "log"), told);
        reopen();
        assertFalse(contacts.held(ben.account));
    }

    @Test
    void headOnTheChainIsNormalHoweverOldAndHeadsOfOthersHoldNothing() throws Exception {
        DeviceLog log = ben.add(ben.begun, ben.device());
        relay.logs.put(ben.account, log);
        contacts.fetch(ben.account);
        int asked = relay.asked.get();
        contacts.heard(ben.account, List.of(ben.begun.head(), log.head()));
        assertEquals(asked, relay.asked.get());
        DeviceLog longer = ben.add(log, ben.device());
        contacts.heard(eve.account, List.of(longer.head()));
        assertFalse(contacts.held(ben.account));
        assertEquals(asked + 1, relay.asked.get());
        // Of somebody not known at all, others can say what they like.
        contacts.heard(eve.account, List.of(new Somebody().begun.head()));
        assertEquals(asked + 1, relay.asked.get());
    }

    @Test
    void unreachableRelayKeepsSendingHeld() throws Exception {
        relay.logs.put(ben.account, ben.begun);
        contacts.fetch(ben.account);
        relay.reachable = false;
        contacts.heard(ben.account, List.of(ben.add(ben.begun, ben.device()).head()));
        assertTrue(contacts.held(ben.account));
    }

    @Test
    void twoLogsThatBothVerifyAreAFork() throws Exception {
        DeviceLog one = ben.add(ben.begun, ben.device());
        DeviceLog other = ben.add(ben.begun, ben.device());
        relay.show(ben, one, "ben", "Ben");
        contacts.readDirectory();
        contacts.verified(ben.account, true);
        relay.logs.put(ben.account, other);
        assertEquals(Trouble.PERSON_NOT_TRUSTED, fails(ben));
        assertEquals(Trust.RED, only().trust());
        assertTrue(contacts.held(ben.account));
        assertEquals(Optional.of(Trouble.PERSON_NOT_TRUSTED), contacts.refused(ben.account));
        assertEquals(one.head(), contacts.log(ben.account).orElseThrow().head());
        contacts.verified(ben.account, true); // of the log's two stories that says nothing
        assertEquals(Trust.RED, only().trust());
        rebuild();
        assertEquals(Trust.RED, only().trust());
    }

    @Test
    void forkIsFoundAlsoWhereOneSideIsShorterOrLonger() throws Exception {
        DeviceLog one = ben.add(ben.add(ben.begun, ben.device()), ben.device());
        DeviceLog shorter = ben.add(ben.begun, ben.device());
        relay.logs.put(ben.account, one);
        contacts.fetch(ben.account);
        relay.logs.put(ben.account, shorter);
        assertEquals(Trouble.PERSON_NOT_TRUSTED, fails(ben));
        assertTrue(contacts.refused(ben.account).isPresent());

        DeviceLog long1 = eve.add(eve.begun, eve.device());
        DeviceLog long2 = eve.add(eve.add(eve.begun, eve.device()), eve.device());
        relay.logs.put(eve.account, long1);
        contacts.fetch(eve.account);
        relay.logs.put(eve.account, long2);
        assertEquals(Trouble.PERSON_NOT_TRUSTED, fails(eve));
        assertTrue(contacts.refused(eve.account).isPresent());
    }

    @Test
    void theirOwnWordForAnotherHashAtAPlaceThatIsHeldIsAFork() throws Exception {
        DeviceLog one = ben.add(ben.begun, ben.device());
        DeviceLog other = ben.add(ben.begun, ben.device());
        relay.logs.put(ben.account, one);
        contacts.fetch(ben.account);
        contacts.heard(eve.account, List.of(other.head()));
        assertFalse(contacts.held(ben.account), "others may say so for nothing");
        contacts.heard(ben.account, List.of(other.head()));
        assertTrue(contacts.refused(ben.account).isPresent());
    }

    @Test
    void aPokeOfTheRelayIsAReasonToLookAndNoClaim() throws Exception {
        relay.logs.put(me.account, me.begun);
        contacts.fetch(me.account);
        contacts.poked(new LogHead(me.account, 0, Bytes.of(new byte[32])));
        contacts.poked(new LogHead(me.account, 7, Bytes.of(new byte[32])));
        reopen();
        assertEquals(me.begun.head(), contacts.fetch(me.account).head());
        assertFalse(contacts.held(me.account));
        DeviceLog longer = me.add(me.begun, me.device());
        relay.logs.put(me.account, longer);
        contacts.poked(longer.head());
        assertEquals(longer.head(), contacts.log(me.account).orElseThrow().head());
    }

    @Test
    void recoveryByTheRootOverrulesAndOldHeadsAreNoFork() throws Exception {
        DeviceIdentity stolen = ben.device();
        DeviceLog before = ben.add(ben.add(ben.begun, stolen), ben.device());
        DeviceIdentity fresh = ben.device();
        DeviceLog after = ben.recover(ben.begun, fresh);
        relay.logs.put(ben.account, before);
        contacts.fetch(ben.account);
        told.clear();
        relay.logs.put(ben.account, after);
        DeviceLog now = contacts.fetch(ben.account);
        assertEquals(after.head(), now.head());
        assertEquals(List.of("devices +1 -3", "log"), told);
        // A message that was under way, and a relay restored from before: both behind the times.
        contacts.heard(ben.account, List.of(before.head()));
        assertFalse(contacts.held(ben.account));
        relay.logs.put(ben.account, before);
        assertEquals(after.head(), contacts.fetch(ben.account).head());
        rebuild();
        assertEquals(after.head(), contacts.log(ben.account).orElseThrow().head());
        contacts.heard(ben.account, List.of(before.head()));
        assertFalse(contacts.held(ben.account));
        assertEquals(identity(fresh), contacts.identityKey(fresh.device()));
    }

    @Test
    void logThatDoesNotVerifyIsRefusedAndAccusesNobody() throws Exception {
        relay.logs.put(ben.account, ben.begun);
        contacts.fetch(ben.account);
        DeviceLog log = ben.add(ben.begun, ben.device());
        SignedEntry good = log.entries().getLast();
        SignedEntry bad = new SignedEntry(good.entry(), good.sigs().reversed());
        relay.logs.put(ben.account, log);
        relay.twist =
                answer ->
                        new RelayFrame.Log(
                                answer.id(),
                                answer.acct(),
                                answer.from(),
                                answer.entries().stream()
                                        .map(entry -> entry.equals(good) ? bad : entry)
                                        .toList(),
                                answer.head());
        assertEquals(Trouble.PERSON_NOT_TRUSTED, fails(ben));
        assertEquals(Optional.empty(), contacts.refused(ben.account));
        assertEquals(ben.begun.head(), contacts.log(ben.account).orElseThrow().head());
        relay.logs.put(eve.account, log); // another account's
        relay.twist = answer -> answer;
        assertTrue(List.of(Trouble.PERSON_NOT_TRUSTED, Trouble.REFUSED).contains(fails(eve)));
        assertEquals(Optional.empty(), contacts.log(eve.account));
    }

    @Test
    void answersThatDoNotFitTheQuestionAreRefused() throws Exception {
        DeviceLog log = ben.add(ben.add(ben.begun, ben.device()), ben.device());
        relay.logs.put(ben.account, log);
        List<java.util.function.UnaryOperator<RelayFrame.Log>> twists =
                List.of(
                        answer ->
                                new RelayFrame.Log(
                                        1, eve.account, 0, answer.entries(), answer.head()),
                        answer ->
                                new RelayFrame.Log(
                                        1, ben.account, 7, answer.entries(), answer.head()),
                        answer -> new RelayFrame.Log(1, ben.account, 0, List.of(), answer.head()),
                        answer ->
                                new RelayFrame.Log(
                                        1, ben.account, 0, answer.entries(), eve.begun.head()),
                        answer ->
                                new RelayFrame.Log(
                                        1,
                                        ben.account,
                                        answer.from(),
                                        log.entries(),
                                        answer.head()));
        for (var twist : twists.subList(0, 4)) {
            relay.twist = twist;
            assertTrue(List.of(Trouble.PERSON_NOT_TRUSTED, Trouble.REFUSED).contains(fails(ben)));
        }
        assertEquals(Optional.empty(), contacts.log(ben.account));
        relay.twist = answer -> answer;
        contacts.fetch(ben.account);
        for (var twist : twists) {
            relay.twist = twist;
            relay.logs.put(ben.account, ben.add(log, ben.device()));
            try {
                contacts.fetch(ben.account);
            } catch (ParleyException e) {
                assertTrue(
                        List.of(Trouble.PERSON_NOT_TRUSTED, Trouble.REFUSED).contains(e.trouble()));
            }
        }
        assertEquals(Optional.empty(), contacts.refused(ben.account));
        assertEquals(log.head(), contacts.log(ben.account).orElseThrow().head());
    }

    @Test
    void deviceOfAnotherAccountInALogIsRefused() throws Exception {
        relay.logs.put(ben.account, ben.begun);
        contacts.fetch(ben.account);
        relay.logs.put(eve.account, eve.begun);
        contacts.fetch(eve.account);
        // Eve introduces a device under the id of Ben's, with keys of her own.
        DeviceIdentity hers = eve.device();
        DeviceIdentity disguised =
                DeviceIdentity.restore(
                        eve.account,
                        ben.first.device(),
                        hers.identityPair(),
                        hers.registrationId(),
                        hers.signing().seed());
        relay.logs.put(eve.account, eve.add(eve.begun, disguised));
        assertEquals(Trouble.PERSON_NOT_TRUSTED, fails(eve));
        assertEquals(identity(ben.first), contacts.identityKey(ben.first.device()));
        assertEquals(eve.begun.head(), contacts.log(eve.account).orElseThrow().head());
    }

    @Test
    void deviceThatDoesNotProveItsIdentityKeyIsRefused() {
        DeviceKeys right = ben.first.keys(List.of());
        DeviceKeys unproven =
                new DeviceKeys(
                        right.id(),
                        ben.device().keys(List.of()).identityKey(),
                        right.signKey(),
                        List.of(),
                        right.proof());
        relay.logs.put(ben.account, ben.log(List.of(ben.create(unproven))));
        assertEquals(Trouble.PERSON_NOT_TRUSTED, fails(ben));
        assertEquals(Optional.empty(), contacts.log(ben.account));
    }

    @Test
    void noMoreThanAFewHeadsOfOneAccountAreRemembered() throws Exception {
        relay.logs.put(ben.account, ben.begun);
        contacts.fetch(ben.account);
        for (int i = 1; i < 100; i++) {
            contacts.heard(
                    ben.account, List.of(new LogHead(ben.account, i, Bytes.of(new byte[32]))));
        }
        assertTrue(contacts.held(ben.account));
        long claims =
                ledger.read(AccountStore::claims).stream()
                        .filter(claim -> claim.acct().equals(ben.account))
                        .count();
        assertEquals(4, claims);
    }

    // who is there

    @Test
    void directoryListsEverybodyButMeByNameAlsoOffline() throws Exception {
        Somebody zoe = new Somebody();
        relay.show(me, me.begun, "ada", "Ada");
        relay.show(zoe, zoe.begun, "zoe", "zoe");
        relay.show(ben, ben.begun, "ben", "Ben");
        relay.show(eve, eve.begun, "eve", "Eve");
        contacts.readDirectory();
        List<String> expected = List.of("Ben", "Eve", "zoe");
        assertEquals(expected, contacts.people().value().stream().map(Person::name).toList());
        relay.reachable = false;
        reopen();
        assertEquals(expected, contacts.people().value().stream().map(Person::name).toList());
        Person first = contacts.people().value().getFirst();
        assertEquals(new Handle("ben"), first.handle());
        assertEquals(Trust.NOT_VERIFIED, first.trust());
        assertEquals(Person.Presence.UNKNOWN, first.presence());
        assertTrue(first.listed());
        assertEquals(
                Trouble.RELAY_UNREACHABLE,
                assertThrows(ParleyException.class, contacts::readDirectory).trouble());
        rebuild();
        assertEquals(expected, contacts.people().value().stream().map(Person::name).toList());
        relay.reachable = true;
        relay.members.remove(eve.account);
        contacts.readDirectory();
        assertEquals(
                List.of(true, false, true),
                contacts.people().value().stream().map(Person::listed).toList());
    }

    @Test
    void profileMustBeSignedByADeviceAndNewer() throws Exception {
        relay.show(ben, ben.begun, "ben", "Ben");
        SignedProfile forged =
                SignedProfile.sign(
                        ben.profile(1, "ben", "Ben").parse(),
                        ben.first.device(),
                        eve.first.signing());
        relay.members.put(ben.account, ben.member(ben.begun, forged));
        relay.show(eve, eve.begun, "eve", "Eve");
        contacts.readDirectory();
        assertEquals("Eve", only().name());
        relay.members.remove(eve.account);
        relay.members.put(ben.account, ben.member(ben.begun, ben.profile(5, "ben", "Ben")));
        contacts.readDirectory();
        relay.members.put(ben.account, ben.member(ben.begun, ben.profile(4, "ben", "Old")));
        contacts.readDirectory();
        assertEquals("Ben", contacts.person(ben.account).name());
        relay.members.put(ben.account, ben.member(ben.begun, ben.profile(6, "ben", "Benjamin")));
        contacts.readDirectory();
        assertEquals("Benjamin", contacts.person(ben.account).name());
        reopen();
        assertEquals("Benjamin", contacts.person(ben.account).name());
    }

    @Test
    void aRevokedDeviceDoesNotNameItsAccountAnyMore() throws Exception {
        DeviceIdentity stolen = ben.device();
        DeviceLog log = ben.revoke(ben.add(ben.begun, stolen), stolen);
        relay.show(ben, log, "ben", "Ben");
        contacts.readDirectory();
        SignedProfile forged =
                SignedProfile.sign(
                        ben.profile(2, "boss", "The Boss").parse(),
                        stolen.device(),
                        stolen.signing());
        relay.members.put(ben.account, ben.member(log, forged));
        contacts.readDirectory();
        assertEquals("Ben", only().name());
        assertEquals("ben", only().handle().value());
    }

    @Test
    void noProfileLeavesNoNumberForTheNextOne() throws Exception {
        relay.show(eve, eve.begun, "eve", "Eve");
        relay.members.put(
                eve.account, eve.member(eve.begun, eve.profile(Long.MAX_VALUE, "eve", "First")));
        relay.show(ben, ben.begun, "ben", "Ben");
        contacts.readDirectory();
        assertEquals("Ben", only().name(), "nobody's first profile has such a number");
        relay.members.put(
                ben.account, ben.member(ben.begun, ben.profile(Long.MAX_VALUE, "ben", "Last")));
        contacts.readDirectory();
        relay.members.put(ben.account, ben.member(ben.begun, ben.profile(1000, "ben", "Next")));
        contacts.readDirectory();
        assertEquals("Next", only().name());
    }

    @Test
    void profileOfSomebodyElseOrOfNoFormIsLeftOut() throws Exception {
        relay.show(ben, ben.begun, "ben", "Ben");
        relay.show(eve, eve.begun, "eve", "Eve");
        relay.members.put(
                eve.account,
                new Member(eve.account, ben.profile(1, "ben", "Ben"), eve.begun.head()));
        Somebody odd = new Somebody();
        relay.logs.put(odd.account, odd.begun);
        relay.members.put(
                odd.account,
                new Member(
                        odd.account,
                        new SignedProfile(
                                Bytes.of(new byte[] {1, 2, 3}),
                                odd.first.device(),
                                Bytes.of(new byte[64])),
                        odd.begun.head()));
        contacts.readDirectory();
        assertEquals("Ben", only().name());
    }

    @Test
    void handleThatLeadsToAnotherAccountIsRedUntilNumbersMatch() throws Exception {
        relay.show(ben, ben.begun, "ben", "Ben");
        contacts.readDirectory();
        relay.members.clear();
        relay.show(eve, eve.begun, "ben", "Ben");
        contacts.readDirectory();
        assertEquals(Trust.RED, contacts.person(eve.account).trust());
        assertEquals(Trust.NOT_VERIFIED, contacts.person(ben.account).trust());
        assertTrue(contacts.held(eve.account));
        rebuild();
        assertEquals(Trust.RED, contacts.person(eve.account).trust());
        contacts.verified(eve.account, false);
        assertEquals(Trust.RED, contacts.person(eve.account).trust());
        contacts.verified(eve.account, true);
        assertEquals(Trust.VERIFIED, contacts.person(eve.account).trust());
        assertFalse(contacts.held(eve.account));
        contacts.readDirectory();
        assertEquals(Trust.VERIFIED, contacts.person(eve.account).trust());
    }

    @Test
    void handleThatSomebodyGaveUpIsRedForTheNextOwnerToo() throws Exception {
        relay.show(ben, ben.begun, "ben", "Ben");
        contacts.readDirectory();
        relay.members.put(ben.account, ben.member(ben.begun, ben.profile(2, "benjamin", "Ben")));
        contacts.readDirectory();
        assertEquals(Trust.NOT_VERIFIED, contacts.person(ben.account).trust());
        relay.show(eve, eve.begun, "ben", "Eve");
        contacts.readDirectory();
        assertEquals(Trust.RED, contacts.person(eve.account).trust());
    }

    @Test
    void relayThatListsTheSameForEverEnds() throws Exception {
        relay.show(ben, ben.begun, "ben", "Ben");
        relay.twistPage = page -> new DirectoryPage(page.members(), Optional.of(ben.account));
        relay.pageOfMembers = 200;
        TestRelay forEver = relay;
        DirectoryPage first = forEver.directory(Optional.empty());
        relay.twistPage = page -> first;
        contacts.readDirectory();
        assertEquals("Ben", only().name());
    }

    @Test
    void marksAndPresenceAreShown() throws Exception {
        relay.show(ben, ben.begun, "ben", "Ben");
        contacts.readDirectory();
        contacts.verified(ben.account, true);
        assertEquals(Trust.VERIFIED, only().trust());
        reopen();
        assertEquals(Trust.VERIFIED, only().trust());
        contacts.verified(ben.account, false);
        assertEquals(Trust.NOT_VERIFIED, only().trust());
        Instant at = Instant.ofEpochMilli(7);
        contacts.present(ben.account, true, at);
        assertEquals(new Person.Presence(true, Optional.of(at)), only().presence());
        contacts.present(ben.account, false, at.plusMillis(1));
        assertEquals(new Person.Presence(false, Optional.of(at.plusMillis(1))), only().presence());
    }

    @Test
    void somebodyNeverSeenHasAPlaceToo() {
        Person person = contacts.person(eve.account);
        assertEquals(eve.account.text().substring(0, 8), person.name());
        assertFalse(person.listed());
        assertEquals(Trust.NOT_VERIFIED, person.trust());
    }
}
