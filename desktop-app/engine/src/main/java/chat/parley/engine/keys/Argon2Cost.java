package chat.parley.engine.keys;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What a guess at the passphrase costs (Argon2id, RFC 9106). Read from a file that others may have written, so the upper
 * bounds keep a hostile file from eating memory and time.
 *
 * @param memoryKiB 8 MiB to 256 MiB
 * @param passes 1 to 8
 * @param lanes 1 to 4
 */
record Argon2Cost(int memoryKiB, int passes, int lanes) {
    /** 64 MiB and three passes: about a third of a second on a desktop. */
    static final Argon2Cost STANDARD = new Argon2Cost(64 * 1024, 3, 1);

    Argon2Cost {
        MalformedException.require(
                memoryKiB >= 8 * 1024 && memoryKiB <= 256 * 1024, "Argon2 memory out of range");
        MalformedException.require(passes >= 1 && passes <= 8, "Argon2 passes out of range");
        MalformedException.require(lanes >= 1 && lanes <= 4, "Argon2 lanes out of range");
    }

    /** The 32-byte key of a passphrase (NFKC, UTF-8). */
    Bytes key(char[] passphrase, Bytes salt) {
        byte[] utf8 =
                Normalizer.normalize(CharBuffer.wrap(passphrase), Normalizer.Form.NFKC)
                        .getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKiB)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt.toArray())
                        .build());
        byte[] key = new byte[32];
        argon2.generateBytes(utf8, key);
        Arrays.fill(utf8, (byte) 0);
        return Bytes.of(key);
    }
}
