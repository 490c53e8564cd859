package chat.parley.model.wire;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;

/**
 * How far a device has come. The relay gives the newest back in {@code welcome}; a device that finds
 * them ahead of its own was rolled back.
 *
 * @param clientSeq encryptions ever made
 * @param lastAck the highest mailbox number acknowledged
 * @param mac HMAC-SHA-256 (32 bytes) of both under a secret of the device, so that a relay cannot
 *     invent them
 */
public record Counters(long clientSeq, long lastAck, Bytes mac) {
    public Counters {
        MalformedException.require(clientSeq >= 0 && lastAck >= 0, "negative counter");
        mac.exactly(32, "counters' mac");
    }
}
