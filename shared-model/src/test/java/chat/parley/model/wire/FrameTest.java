package chat.parley.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.Json;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.LogHead;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrameTest {
    static final Counters COUNTERS = new Counters(7, 3, Bytes.of(new byte[32]));
    static final DeviceId DEVICE = DeviceId.of(new UUID(1, 2));
    static final AccountId ACCOUNT = new AccountId(Bytes.of(new byte[32]));
    static final MessageId MID = new MessageId(Bytes.of(new byte[16]));

    @Test
    void clientFramesComeBackAsTheyWent() {
        List<ClientFrame> frames =
                List.of(
                        new ClientFrame.Hello(
                                1, DEVICE, COUNTERS, Bytes.of(new byte[64]), List.of("a")),
                        new ClientFrame.Send(
                                COUNTERS,
                                MID,
                                MessageClass.DURABLE,
                                60,
                                List.of(new KnownHead(ACCOUNT, 0)),
                                List.of(new Recipient(DEVICE, Bytes.of(new byte[] {1, 2})))),
                        new ClientFrame.Ack(9, COUNTERS),
                        new ClientFrame.LogGet(1, ACCOUNT, 0),
                        new ClientFrame.NewSession(2),
                        new ClientFrame.Ping(COUNTERS));
        for (ClientFrame frame : frames) {
            assertEquals(frame, ClientFrame.read(frame.toBytes()));
        }
    }

    @Test
    void relayFramesComeBackAsTheyWent() {
        List<RelayFrame> frames =
                List.of(
                        new RelayFrame.Nonce(Bytes.of(new byte[32]), Bytes.of(new byte[16])),
                        new RelayFrame.Welcome(
                                5,
                                Optional.of(COUNTERS),
                                Optional.empty(),
                                Bytes.of(new byte[16]),
                                Bytes.of(new byte[16]),
                                3,
                                new RelayFrame.SessionToken(Bytes.of(new byte[32]), 99)),
                        new RelayFrame.Msg(
                                1,
                                MID,
                                MessageClass.CALL,
                                new Sender(ACCOUNT, DEVICE),
                                6,
                                Bytes.of(new byte[] {1})),
                        new RelayFrame.Empty(1),
                        new RelayFrame.Reject(
                                Optional.of(MID),
                                Optional.empty(),
                                RejectCode.STALE_HEADS,
                                List.of(new LogHead(ACCOUNT, 0, Bytes.of(new byte[32]))),
                                0),
                        new RelayFrame.Reject(
                                Optional.empty(),
                                Optional.of(5L),
                                RejectCode.RATE_LIMITED,
                                List.of(),
                                1000),
                        new RelayFrame.Poke(
                                RelayFrame.PokeKind.DIRECTORY, Optional.empty(), Optional.empty()),
                        new RelayFrame.Bye(1012));
        for (RelayFrame frame : frames) {
            assertEquals(frame, RelayFrame.read(frame.toBytes()));
        }
    }

    @Test
    void jsonBodiesComeBackAsTheyWent() {
        Problem problem = Problem.of(ProblemCode.RATE_LIMITED, "Too many.", Optional.of(5L));
        assertEquals(problem, Json.read(Json.write(problem), Problem.class));
        LogHead head = new LogHead(ACCOUNT, 4, Bytes.of(new byte[32]));
        assertEquals(head, Json.read(Json.write(head), LogHead.class));
        assertEquals(head, Cbor.read(Cbor.write(head), LogHead.class));
    }
}
