package chat.parley.relay;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Json;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.SigningKey;
import chat.parley.model.http.Join;
import chat.parley.model.http.Joined;
import chat.parley.model.http.PreKey;
import chat.parley.model.http.PreKeyUpload;
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
import chat.parley.model.log.SignedEntry;
import chat.parley.model.log.SignedProfile;
import chat.parley.model.wire.ClientFrame;
import chat.parley.model.wire.Counters;
import chat.parley.model.wire.HelloProof;
import chat.parley.model.wire.KnownHead;
import chat.parley.model.wire.MessageClass;
import chat.parley.model.wire.Recipient;
import chat.parley.model.wire.RelayFrame;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A device with the keys that the relay looks at, and the documents and frames that it would sign. */
public final class TestDevice {
    private static final SecureRandom RANDOM = new SecureRandom();

    final SigningKey root;
    final Bytes sealing;
    public final AccountId account;
    public final DeviceId id;
    final SigningKey key = SigningKey.random(RANDOM);
    final DeviceKeys keys;
    long clientSeq;
    long lastAck;

    private TestDevice(SigningKey root, Bytes sealing, DeviceId id) {
        this.id = id;
        this.root = root;
        this.sealing = sealing;
        this.account = AccountId.of(root.publicKey(), sealing);
        byte[] identity = random(33).toArray();
        identity[0] = 5;
        this.keys = new DeviceKeys(id, Bytes.of(identity), key.publicKey(), List.of(), random(64));
    }

    /** The first device of a new account. */
    public static TestDevice fresh() {
        return new TestDevice(SigningKey.random(RANDOM), random(32), newId());
    }

    /** Another device of the same account, in no log yet. */
    public TestDevice sibling() {
        return new TestDevice(root, sealing, newId());
    }

    /** A device of another account that gives itself this one's id. */
    TestDevice posingIn(TestDevice other) {
        return new TestDevice(other.root, other.sealing, id);
    }

    private static DeviceId newId() {
        return DeviceId.of(UUID.randomUUID());
    }

    static Bytes random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    public SignedEntry create() {
        return SignedEntry.sign(
                new LogEntry(
                        1,
                        account,
                        0,
                        LogEntry.NOTHING,
                        new Act.Create(root.publicKey(), sealing, keys),
                        Optional.empty(),
                        1),
                root,
                key);
    }

    /** Adds {@code other}, signed by this device and by it. */
    public SignedEntry add(LogHead head, TestDevice other) {
        return SignedEntry.sign(
                entry(head, new Act.Add(other.keys), Optional.of(id)), key, other.key);
    }

    public SignedEntry revoke(LogHead head, DeviceId target) {
        return SignedEntry.sign(entry(head, new Act.Revoke(target), Optional.of(id)), key);
    }

    SignedEntry recover(LogHead head, TestDevice fresh) {
        return SignedEntry.sign(
                entry(head, new Act.Recover(fresh.keys, false), Optional.empty()), root, fresh.key);
    }

    private LogEntry entry(LogHead head, Act act, Optional<DeviceId> signer) {
        return new LogEntry(1, account, head.seq() + 1, head.hash(), act, signer, 1);
    }

    SignedProfile profile(long version, String handle) {
        return SignedProfile.sign(
                new Profile(1, account, version, Handle.typed(handle), handle, 1), id, key);
    }

    Join join(Bytes token, String handle) {
        return new Join(token, create(), profile(1, handle));
    }

    ClientFrame.Hello hello(Bytes pin, RelayFrame.Nonce nonce) {
        return new ClientFrame.Hello(1, id, counters(), proof(pin, nonce), List.of());
    }

    Bytes proof(Bytes pin, RelayFrame.Nonce nonce) {
        return key.sign(
                Domain.HELLO, new HelloProof(pin, id, nonce.nonce(), nonce.connection()).toBytes());
    }

    public Counters counters() {
        return new Counters(clientSeq, lastAck, random(32));
    }

    /** A durable message of {@code size} bytes to one device of another account. */
    public ClientFrame.Send send(TestDevice to, int size) {
        return send(MessageClass.DURABLE, to, random(size));
    }

    ClientFrame.Send send(MessageClass cls, TestDevice to, Bytes ct) {
        clientSeq++;
        return new ClientFrame.Send(
                counters(),
                MessageId.random(RANDOM),
                cls,
                3600,
                List.of(new KnownHead(to.account, 0)),
                List.of(new Recipient(to.id, ct)));
    }

    /** As {@link #send}, for a log with a head of its own. */
    ClientFrame.Send sendTo(TestDevice to, long head, int size) {
        ClientFrame.Send send = send(to, size);
        return new ClientFrame.Send(
                send.counters(),
                send.mid(),
                send.cls(),
                send.ttlSeconds(),
                List.of(new KnownHead(to.account, head)),
                send.to());
    }

    static PreKeyUpload preKeys(int from, int ec, int kyber) {
        List<PreKey> oneTime = new ArrayList<>();
        for (int i = 0; i < ec; i++) {
            oneTime.add(new PreKey(from + i, ecKey()));
        }
        List<SignedPreKey> oneTimeKyber = new ArrayList<>();
        for (int i = 0; i < kyber; i++) {
            oneTimeKyber.add(new SignedPreKey(from + i, random(1569), random(64)));
        }
        return new PreKeyUpload(
                7,
                Optional.of(new SignedPreKey(1, ecKey(), random(64))),
                Optional.of(new SignedPreKey(2, random(1569), random(64))),
                oneTime,
                oneTimeKyber,
                false);
    }

    private static Bytes ecKey() {
        byte[] bytes = random(33).toArray();
        bytes[0] = 5;
        return Bytes.of(bytes);
    }

    /** Joins; the ticket. */
    Joined join(TestHttp http, Bytes token, String handle) {
        TestHttp.Answer answer = http.post("/v1/accounts", join(token, handle));
        if (answer.status() != 200) {
            throw new IllegalStateException("join: " + answer.text());
        }
        return Json.read(answer.body(), Joined.class);
    }
}
