package chat.parley.model.id;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An account: SHA-256 over the root public key (32 bytes) and the sealing public key (32 bytes) of
 * its recovery kit. It certifies its own device log, so no directory can put another person behind
 * it.
 */
public record AccountId(@JsonValue Bytes value) implements Comparable<AccountId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        value.exactly(32, "account id");
    }

    /** The account that these two 32-byte public keys certify. */
    public static AccountId of(Bytes rootKey, Bytes sealingKey) {
        rootKey.exactly(32, "root key");
        sealingKey.exactly(32, "sealing key");
        return new AccountId(Hashes.sha256(rootKey, sealingKey));
    }

    /** From its {@link #text()}. */
    public static AccountId parse(String text) {
        return new AccountId(Bytes.fromBase64(text));
    }

    /** 43 characters of base64url, as the command line shows it. */
    public String text() {
        return value.base64();
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "account " + Hashes.shortName(value);
    }
}
