package chat.parley.relay.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.model.codec.Bytes;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.Sender;
import chat.parley.relay.TestDevice;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldCallsTest {
    private static final int BIG = 64 * 1024;

    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private final HeldCalls calls = new HeldCalls(() -> now);
    private final AccountId eve = account();
    private final AccountId ben = account();
    private final DeviceId ada = device(0);

    private static AccountId account() {
        return TestDevice.fresh().account;
    }

    private static DeviceId device(int number) {
        return DeviceId.of(new UUID(1, number));
    }

    private static Msg call(AccountId from, int number, int size) {
        Bytes mid = Bytes.of(ByteBuffer.allocate(16).putInt(number).array());
        Sender sender = new Sender(from, device(-1));
        return new Msg(
                0, new MessageId(mid), MessageClass.CALL, sender, 1, Bytes.of(new byte[size]));
    }

    /** How many of these find room, each for another device. */
    private long held(AccountId from, int count, int size) {
        return IntStream.range(1, count + 1)
                .filter(i -> calls.hold(device(i), call(from, i, size), 60))
                .count();
    }

    @Test
    void oneSenderTakesUpAMebibyteWhateverTheDevices() {
        assertEquals((1 << 20) / (BIG + 512), held(eve, 100, BIG));
        assertEquals((1 << 20) / (BIG + 512), held(ben, 100, BIG));
    }

    @Test
    void emptyMessagesTakeUpRoomToo() {
        assertEquals((1 << 20) / (1 + 512), held(eve, 5000, 1));
    }

    @Test
    void howeverManySendItIsBoundedAndTheNextFindsAPlace() {
        long count = IntStream.range(0, 300).mapToLong(i -> held(account(), 40, BIG)).sum();
        long most = (16 << 20) / (BIG + 512);
        assertTrue(count <= most && count > most / 2, count + " of " + most);
        assertTrue(calls.hold(ada, call(ben, 1, 2000), 60));
    }

    @Test
    void ofManyForOneDeviceASendersOwnOldestGoes() {
        assertTrue(calls.hold(ada, call(ben, 1000, 10), 60));
        for (int i = 0; i < 200; i++) {
            assertTrue(calls.hold(ada, call(eve, i, 10), 60));
        }
        assertTrue(calls.hold(ada, call(ben, 1001, 10), 60));
        List<Msg> taken = calls.take(ada);
        assertEquals(2, taken.stream().filter(one -> one.from().acct().equals(ben)).count());
        assertEquals(call(eve, 199, 10).mid(), taken.get(taken.size() - 2).mid());
        assertEquals(33, taken.size());
    }

    @Test
    void whatIsTakenOrOverLeavesItsPlace() {
        long most = held(eve, 100, BIG);
        assertFalse(calls.hold(ada, call(eve, 0, BIG), 60));
        assertEquals(1, calls.take(device(1)).size());
        assertTrue(calls.hold(ada, call(eve, 0, BIG), 60));
        now = now.plusSeconds(60);
        calls.sweep();
        assertEquals(most, held(eve, 100, BIG));
        assertEquals(List.of(), calls.take(ada));
    }
}
