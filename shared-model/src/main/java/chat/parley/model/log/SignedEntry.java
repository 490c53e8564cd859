package chat.parley.model.log;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Domain;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.crypto.SigningKey;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry's raw bytes, over which everything is signed and hashed, and its signatures in the order
 * that its {@link Act} names.
 *
 * @param entry at most 4 KiB
 * @param sigs one or two signatures of 64 bytes
 */
public record SignedEntry(Bytes entry, List<Bytes> sigs) {
    public SignedEntry {
        entry.between(1, 4096, "log entry");
        MalformedException.require(
                sigs.size() == 1 || sigs.size() == 2,
                "log entry with " + sigs.size() + " signatures");
        sigs.forEach(sig -> sig.exactly(64, "signature"));
        sigs = List.copyOf(sigs);
    }

    /** Signs {@code entry} with {@code keys}, in order. */
    public static SignedEntry sign(LogEntry entry, SigningKey... keys) {
        Bytes bytes = entry.toBytes();
        List<Bytes> sigs = new ArrayList<>();
        for (SigningKey key : keys) {
            sigs.add(key.sign(Domain.DEVICE_LOG, bytes));
        }
        return new SignedEntry(bytes, sigs);
    }

    /** The parsed entry. */
    public LogEntry parse() {
        return Cbor.read(entry, LogEntry.class);
    }

    /** What the next entry's {@code prev} must be. */
    public Bytes hash() {
        return Hashes.sha256(entry);
    }
}
