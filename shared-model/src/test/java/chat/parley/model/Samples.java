package chat.parley.model;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.http.DirectoryPage;
import chat.parley.model.http.Health;
import chat.parley.model.http.Join;
import chat.parley.model.http.Joined;
import chat.parley.model.http.Member;
import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyCount;
import chat.parley.model.http.PreKeyOffer;
import chat.parley.model.http.PreKeyUpload;
import chat.parley.model.http.Problem;
import chat.parley.model.http.ProblemCode;
import chat.parley.model.http.SignedPreKey;
import chat.parley.model.id.AccountId;
import chat.parley.model.id.DeviceId;
import chat.parley.model.id.Handle;
import chat.parley.model.id.MessageId;
import chat.parley.model.log.Act;
import chat.parley.model.log.DeviceKeys;
import chat.parley.model.log.LogEntry;
import chat.parley.model.log.LogHead;
import chat.parley.model.log.Profile;
import chat.parley.model.log.RelayCard;
import chat.parley.model.log.Role;
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedProfile;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.model.log.SignedTicket;
import chat.parley.model.log.Ticket;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RejectCode;
import chat.parley.model.wire.RelayFrame;
import chat.parley.model.wire.Sender;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One valid instance of everything that travels. */
public final class Samples {
    public static final SigningKey ROOT = SigningKey.fromSeed(filled(32, 1));
    public static final Bytes SEALING = filled(32, 2);
    public static final AccountId ACCOUNT = AccountId.of(ROOT.publicKey(), SEALING);
    public static final SigningKey DEVICE_KEY = SigningKey.fromSeed(filled(32, 3));
    public static final DeviceId DEVICE = DeviceId.of(new UUID(7, 8));
    public static final MessageId MID = new MessageId(filled(16, 4));
    public static final Counters COUNTERS = new Counters(7, 3, filled(32, 5));
    public static final LogHead HEAD = new LogHead(ACCOUNT, 0, filled(32, 6));

    private Samples() {}

    public static Bytes filled(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return Bytes.of(bytes);
    }

    /** Keys of a device made from {@code n}; the identity proof is not a real one. */
    public static DeviceKeys keys(int n, SigningKey signing) {
        byte[] identity = filled(33, n).toArray();
        identity[0] = 5;
        return new DeviceKeys(
                DeviceId.of(new UUID(7, n)),
                Bytes.of(identity),
                signing.publicKey(),
                List.of("text"),
                filled(64, n));
    }

    public static SignedEntry create() {
        LogEntry entry =
                new LogEntry(
                        1,
                        ACCOUNT,
                        0,
                        LogEntry.NOTHING,
                        new Act.Create(ROOT.publicKey(), SEALING, keys(8, DEVICE_KEY)),
                        Optional.empty(),
                        1_000);
        return SignedEntry.sign(entry, ROOT, DEVICE_KEY);
    }

    public static SignedProfile profile() {
        return SignedProfile.sign(
                new Profile(1, ACCOUNT, 1, new Handle("ada"), "Ada", 1_000), DEVICE, DEVICE_KEY);
    }

    private static SignedPreKey signedPreKey(int id, int size) {
        return new SignedPreKey(id, filled(size, id), filled(64, id));
    }

    public static List<Object> documents() {
        Member member = new Member(ACCOUNT, profile(), HEAD);
        return List.of(
                create(),
                create().parse(),
                profile(),
                profile().parse(),
                HEAD,
                new RelayCard(1, ROOT.publicKey(), "Harbour", List.of(filled(32, 9)), 5),
                SignedRelayCard.sign(
                        new RelayCard(1, ROOT.publicKey(), "Harbour", List.of(), 5), ROOT),
                new Ticket(1, ACCOUNT, Role.ADMIN, 5),
                SignedTicket.sign(new Ticket(1, ACCOUNT, Role.MEMBER, 5), ROOT),
                new Join(filled(32, 1), create(), profile()),
                new Joined(SignedTicket.sign(new Ticket(1, ACCOUNT, Role.MEMBER, 5), ROOT)),
                new PreKeyUpload(
                        5,
                        Optional.of(signedPreKey(1, 33)),
                        Optional.of(signedPreKey(2, 1569)),
                        List.of(new PreKey(3, filled(33, 3))),
                        List.of(signedPreKey(4, 1569)),
                        true),
                new PreKeyCount(1, 2),
                new PreKeyOffer(
                        DEVICE, 5, signedPreKey(1, 33), Optional.empty(), signedPreKey(2, 1569)),
                new DirectoryPage(List.of(member), Optional.of(ACCOUNT)),
                new Health("ok"),
                Problem.of(ProblemCode.RATE_LIMITED, "Too many.", Optional.of(5L)));
    }

    public static List<ClientFrame> clientFrames() {
        return List.of(
                new ClientFrame.Hello(1, DEVICE, COUNTERS, filled(64, 1), List.of("text")),
                new ClientFrame.Send(
                        COUNTERS,
                        MID,
                        MessageClass.DURABLE,
                        60,
                        List.of(new KnownHead(ACCOUNT, 0)),
                        List.of(new Recipient(DEVICE, filled(2, 1)))),
                new ClientFrame.Ack(9, COUNTERS),
                new ClientFrame.LogGet(1, ACCOUNT, 0),
                new ClientFrame.LogPut(1, ACCOUNT, create(), Optional.of(HEAD)),
                new ClientFrame.NewSession(2),
                new ClientFrame.Ping(COUNTERS));
    }

    public static List<RelayFrame> relayFrames() {
        return List.of(
                new RelayFrame.Nonce(filled(32, 1), filled(16, 1)),
                new RelayFrame.Welcome(
                        5,
                        Optional.of(COUNTERS),
                        Optional.empty(),
                        filled(16, 1),
                        filled(16, 2),
                        3,
                        new RelayFrame.SessionToken(filled(32, 1), 99)),
                new RelayFrame.Msg(
                        1, MID, MessageClass.CALL, new Sender(ACCOUNT, DEVICE), 6, filled(1, 1)),
                new RelayFrame.Empty(1),
                new RelayFrame.Accepted(MID, 5),
                new RelayFrame.Reject(
                        Optional.of(MID),
                        Optional.empty(),
                        RejectCode.STALE_HEADS,
                        List.of(HEAD),
                        0),
                new RelayFrame.Log(1, ACCOUNT, 0, List.of(create()), HEAD),
                new RelayFrame.Session(4, new RelayFrame.SessionToken(filled(32, 1), 99)),
                new RelayFrame.Poke(
                        RelayFrame.PokeKind.LOG, Optional.of(ACCOUNT), Optional.of(HEAD)),
                new RelayFrame.Gone(1, 2, RelayFrame.GoneReason.FULL),
                new RelayFrame.Pong(5),
                new RelayFrame.Bye(1012));
    }
}
