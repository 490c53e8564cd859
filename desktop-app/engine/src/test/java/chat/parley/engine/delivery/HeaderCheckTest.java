package chat.parley.engine.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content;
import chat.parley.engine.content.Event;
import chat.parley.engine.content.MessageRef;
import chat.parley.engine.content.Padding;
import chat.parley.engine.crypto.DeviceIdentity;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.Act;
import chat.parley.model.log.DeviceLog;
import chat.parley.model.log.LogEntry;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.Sender;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every field in which a sender may lie, lied in alone. */
class HeaderCheckTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final MessageId MID = MessageId.random(RANDOM);
    private static final Event SAID = new Event.Said("hello");

    private final Somebody eve = new Somebody();
    private final Somebody me = new Somebody();
    private final Somebody other = new Somebody();

    /** A person with one device. */
    private static final class Somebody {
        final AccountId account;
        final DeviceId device;
        final DeviceLog log;

        Somebody() {
            SigningKey root = SigningKey.random(RANDOM);
            Bytes sealing = random(32);
            account = AccountId.of(root.publicKey(), sealing);
            DeviceIdentity identity = DeviceIdentity.create(account, RANDOM);
            device = identity.device();
            LogEntry entry =
                    new LogEntry(
                            1,
                            account,
                            0,
                            LogEntry.NOTHING,
                            new Act.Create(root.publicKey(), sealing, identity.keys(List.of())),
                            Optional.empty(),
                            1);
            try {
                log =
                        DeviceLog.verify(
                                account,
                                List.of(SignedEntry.sign(entry, root, identity.signing())));
            } catch (chat.parley.model.log.LogRefusedException e) {
                throw new AssertionError(e);
            }
        }

        Sender sender() {
            return new Sender(account, device);
        }
    }

    private static Bytes random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    /** What Eve says, honestly; a test changes one field. */
    private final class Saying {
        MessageId mid = MID;
        AccountId fromAcct = eve.account;
        DeviceId fromDev = eve.device;
        AccountId toAcct = me.account;
        long devSeq = 1;
        long hlc = 1;
        Optional<MessageRef> was = Optional.empty();
        List<LogHead> heads = List.of(eve.log.head(), me.log.head());
        Event event = SAID;

        /** As opened from an envelope of {@code sender} by {@code log}. */
        HeaderCheck from(Sender sender, DeviceLog log) {
            Content content =
                    new Content(
                            1,
                            mid,
                            fromAcct,
                            fromDev,
                            toAcct,
                            devSeq,
                            hlc,
                            was,
                            Optional.empty(),
                            heads,
                            Optional.empty(),
                            event.kind(),
                            event.body());
            RelayFrame.Msg envelope =
                    new RelayFrame.Msg(1, MID, MessageClass.DURABLE, sender, 1, random(300));
            return HeaderCheck.of(
                    Bytes.of(Padding.pad(content.toBytes())), envelope, log, me.account);
        }

        void isRefused(String field) {
            MalformedException refusal =
                    assertThrows(MalformedException.class, () -> from(eve.sender(), eve.log));
            assertEquals("header's " + field + " does not fit the envelope", refusal.getMessage());
        }
    }

    private final Saying saying = new Saying();

    @Test
    void whatFitsIsBelieved() {
        HeaderCheck checked = saying.from(eve.sender(), eve.log);
        assertEquals(SAID, checked.event());
        assertEquals(ChatId.with(eve.account), checked.chat());
        assertTrue(checked.said());
    }

    @Test
    void anotherMessageId() {
        saying.mid = MessageId.random(RANDOM);
        saying.isRefused("mid");
    }

    @Test
    void anotherDevice() {
        saying.fromDev = other.device;
        saying.isRefused("device");
    }

    @Test
    void anotherAccount() {
        saying.fromAcct = other.account;
        saying.isRefused("account");
    }

    @Test
    void theLogOfAnother() {
        MalformedException refusal =
                assertThrows(MalformedException.class, () -> saying.from(eve.sender(), other.log));
        assertEquals("header's log does not fit the envelope", refusal.getMessage());
    }

    @Test
    void aDeviceThatIsNotOfItsAccount() {
        // Envelope and content agree, and the log is the account's, which never had that device.
        saying.fromAcct = other.account;
        saying.heads = List.of();
        Sender mixed = new Sender(other.account, eve.device);
        MalformedException refusal =
                assertThrows(MalformedException.class, () -> saying.from(mixed, other.log));
        assertEquals("device not of its account", refusal.getMessage());
    }

    @Test
    void whatIsForSomebodyElse() {
        saying.toAcct = other.account;
        saying.heads = List.of();
        saying.isRefused("recipient");
    }

    @Test
    void whatHasNoTime() {
        saying.hlc = 0;
        saying.isRefused("stamp");
    }

    @Test
    void theFirstHeadOfAnother() {
        saying.heads = List.of(other.log.head());
        saying.isRefused("head");
    }

    @Test
    void theSecondHeadOfAnother() {
        saying.heads = List.of(eve.log.head(), other.log.head());
        saying.isRefused("peer's head");
    }

    @Test
    void theIdentityOfSomebodyElseBeforeAReplacement() {
        saying.was = Optional.of(new MessageRef(other.device, MID));
        saying.isRefused("device that was replaced");
    }

    @Test
    void somethingSaidWithoutANumber() {
        saying.devSeq = 0;
        saying.isRefused("number");
    }

    @Test
    void aReceiptWithANumber() {
        saying.event =
                new Event.Receipt(
                        Event.ReceiptType.READ, 1, List.of(new MessageRef(me.device, MID)));
        saying.isRefused("number");
    }
}
