package chat.parley.engine.crypto;

import chat.parley.engine.content.ChatId;
import chat.parley.engine.content.Content.EphemeralKey;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.id.DeviceId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Typing and presence: AES-256-GCM under a key that the two sides exchanged inside durable messages,
 * never a step of the ratchet, so that losing one costs nothing and nothing needs a sync.
 *
 * <pre>
 *  4 | key id (8) | hlc (8) | nonce (12) | ciphertext and tag (16);   AAD = chat (32), device (16), hlc (8)
 * </pre>
 *
 * Thread-safe.
 */
public final class EphemeralSealer {
    private static final int HEAD = 1 + 8 + 8 + 12;
    private static final int TAG = 16;

    private final SecureRandom random;

    public EphemeralSealer(SecureRandom random) {
        this.random = random;
    }

    /**
     * What can be read without the key; the receiver looks the key up by it.
     *
     * @param keyId 8 bytes
     * @param hlc the sender's clock, not yet proven
     */
    public record Label(Bytes keyId, long hlc) {}

    /** A fresh key for one chat. */
    public EphemeralKey newKey() {
        byte[] id = new byte[8];
        byte[] key = new byte[32];
        random.nextBytes(id);
        random.nextBytes(key);
        return new EphemeralKey(Bytes.of(id), Bytes.of(key));
    }

    /**
     * Seals {@code padded}.
     *
     * @param chat as the one who receives it is called by the sender: {@link ChatId#with} the receiver
     */
    public Sealed seal(EphemeralKey key, ChatId chat, DeviceId from, long hlc, byte[] padded) {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, chat, from, hlc).doFinal(padded);
            return Sealed.of(
                    SealKind.EPHEMERAL,
                    ByteBuffer.allocate(HEAD - 1 + ciphertext.length)
                            .put(key.id().toArray())
                            .putLong(hlc)
                            .put(nonce)
                            .put(ciphertext)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    /**
     * The label of an ephemeral ciphertext.
     *
     * @throws MalformedException where it is none
     */
    public Label label(Bytes ct) {
        ByteBuffer in = ByteBuffer.wrap(ct.toArray());
        MalformedException.require(
                ct.size() >= HEAD + TAG && in.get() == SealKind.EPHEMERAL.code(),
                "not an ephemeral ciphertext");
        byte[] id = new byte[8];
        in.get(id);
        return new Label(Bytes.of(id), in.getLong());
    }

    /**
     * What {@code from} sealed for {@code chat} (in one's own mailbox: {@link ChatId#with} oneself); empty where the tag says otherwise.
     *
     * @throws MalformedException where {@code ct} is no ephemeral ciphertext
     */
    public Optional<byte[]> open(EphemeralKey key, ChatId chat, DeviceId from, Bytes ct) {
        Label label = label(ct);
        if (!label.keyId().equals(key.id())) {
            return Optional.empty();
        }
        byte[] all = ct.toArray();
        byte[] nonce = Arrays.copyOfRange(all, HEAD - 12, HEAD);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, chat, from, label.hlc())
                            .doFinal(all, HEAD, all.length - HEAD));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    private static Cipher cipher(
            int mode, EphemeralKey key, byte[] nonce, ChatId chat, DeviceId from, long hlc)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.key().toArray(), "AES"),
                new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(
                ByteBuffer.allocate(56)
                        .put(chat.value().toArray())
                        .put(from.value().toArray())
                        .putLong(hlc)
                        .array());
        return cipher;
    }
}
