package chat.parley.engine.journal;

import chat.parley.engine.keys.Aead;
import chat.parley.engine.keys.DataKey;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Records as bytes; the layout is drawn at the package. */
final class RecordFormat {
    static final int PREFIX = 16;
    static final int MAGIC = 0x506A5263; // PjRc
    static final int MOST_HEAD = 32 * 1024;
    static final int MOST_BODY = Bytes.MAX + Aead.OVERHEAD;

    /** The longest record. */
    static final int MOST = PREFIX + MOST_HEAD + MOST_BODY;

    private static final byte HEAD = 1;
    private static final byte BODY = 2;

    private final Aead heads;
    private final Aead bodies;
    private final SecureRandom random;

    RecordFormat(DataKey dataKey, SecureRandom random) {
        this.heads = new Aead(dataKey.derive("parley/journal/heads/1"));
        this.bodies = new Aead(dataKey.derive("parley/journal/bodies/1"));
        this.random = random;
    }

    /** Where a record's parts lie, by its first 16 bytes. */
    record Prefix(int head, int body) {
        int length() {
            return PREFIX + head + body;
        }
    }

    /** The prefix at {@code offset} of a segment; empty where none that belongs there is. */
    static Optional<Prefix> prefix(ByteBuffer in, int at, long segment, long offset) {
        if (in.getInt(at) != MAGIC) {
            return Optional.empty();
        }
        int head = in.getInt(at + 4);
        int body = in.getInt(at + 8);
        boolean sound =
                head > Aead.OVERHEAD
                        && head <= MOST_HEAD
                        && (body == 0 || body >= Aead.OVERHEAD)
                        && body <= MOST_BODY
                        && in.getInt(at + 12) == crc(segment, offset, head, body);
        return sound ? Optional.of(new Prefix(head, body)) : Optional.empty();
    }

    /** The head of a whole record, its body checked but not opened; empty where either is damaged. */
    Optional<StoredHead> head(byte[] record, Prefix prefix, long segment, long offset) {
        Optional<byte[]> plain =
                heads.open(
                        context(HEAD, segment, offset),
                        Arrays.copyOfRange(record, PREFIX, PREFIX + prefix.head()));
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        StoredHead head;
        try {
            head = Cbor.read(plain.get(), StoredHead.class);
        } catch (MalformedException e) {
            return Optional.empty();
        }
        Optional<Bytes> hash =
                prefix.body() == 0
                        ? Optional.empty()
                        : Optional.of(hash(sealedBody(record, prefix)));
        return hash.equals(head.bodyHash()) ? Optional.of(head) : Optional.empty();
    }

    /** The body of a record whose head is sound. */
    Optional<byte[]> body(
            byte[] record, Prefix prefix, Optional<Aead> key, long segment, long offset) {
        return key.orElse(bodies).open(context(BODY, segment, offset), sealedBody(record, prefix));
    }

    private static byte[] sealedBody(byte[] record, Prefix prefix) {
        return Arrays.copyOfRange(record, PREFIX + prefix.head(), prefix.length());
    }

    /** A whole record. */
    byte[] record(
            RecordHead head,
            Optional<Bytes> body,
            Optional<KeyFile.Secret> key,
            long synced,
            long segment,
            long offset) {
        byte[] sealedBody =
                body.map(
                                plain ->
                                        key.map(KeyFile.Secret::aead)
                                                .orElse(bodies)
                                                .seal(
                                                        random,
                                                        context(BODY, segment, offset),
                                                        plain.toArray()))
                        .orElse(new byte[0]);
        StoredHead stored =
                new StoredHead(
                        synced,
                        key.map(KeyFile.Secret::id),
                        body.isPresent() ? Optional.of(hash(sealedBody)) : Optional.empty(),
                        head);
        byte[] sealedHead = heads.seal(random, context(HEAD, segment, offset), Cbor.write(stored));
        MalformedException.require(sealedHead.length <= MOST_HEAD, "head too long");
        return ByteBuffer.allocate(PREFIX + sealedHead.length + sealedBody.length)
                .putInt(MAGIC)
                .putInt(sealedHead.length)
                .putInt(sealedBody.length)
                .putInt(crc(segment, offset, sealedHead.length, sealedBody.length))
                .put(sealedHead)
                .put(sealedBody)
                .array();
    }

    private static Bytes hash(byte[] sealedBody) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Bytes.of(Arrays.copyOf(digest.digest(sealedBody), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private static int crc(long segment, long offset, int head, int body) {
        CRC32C crc = new CRC32C();
        crc.update(
                ByteBuffer.allocate(28)
                        .putLong(segment)
                        .putLong(offset)
                        .putInt(MAGIC)
                        .putInt(head)
                        .putInt(body)
                        .flip());
        return (int) crc.getValue();
    }

    private static byte[] context(byte part, long segment, long offset) {
        return ByteBuffer.allocate(17).put(part).putLong(segment).putLong(offset).array();
    }
}
