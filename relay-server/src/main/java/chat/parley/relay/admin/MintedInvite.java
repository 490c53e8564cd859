package chat.parley.relay.admin;

/**
 * An invite that nobody has used yet.
 *
 * @param admin whether its redeemer becomes an admin
 * @param expires when it ends, in milliseconds since 1970
 */
public record MintedInvite(String link, boolean admin, long expires) {
    @Override
    public String toString() {
        return "[redacted]";
    }
}
