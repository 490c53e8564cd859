package chat.parley.relay.mailbox;

/**
 * How much may wait for one device.
 *
 * @param messages at most
 * @param bytes of ciphertext at most
 */
public record MailboxLimits(long messages, long bytes) {
    /** 10,000 messages, 256 MiB. */
    public static final MailboxLimits DEFAULT = new MailboxLimits(10_000, 256L * 1024 * 1024);
}
