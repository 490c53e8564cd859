package chat.parley.desktop.conversation;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an address really leads, written so that no letter can pass for another one: the host in its ASCII form, everything
 * else escaped.
 *
 * @param full the whole address
 * @param host the machine that would be asked
 * @param foreign whether the host was written with letters outside ASCII, which can look like others
 * @param inBrowser whether a browser opens it
 */
record RealAddress(String full, String host, boolean foreign, boolean inBrowser) {

    /** Reads an address out of a text, nothing where it is none. */
    static Optional<RealAddress> of(String address) {
        try {
            int colon = address.indexOf("://");
            if (colon < 0) {
                return Optional.empty();
            }
            String scheme = address.substring(0, colon).toLowerCase(Locale.ROOT);
            String rest = address.substring(colon + "://".length());
            int end = authorityEnd(rest);
            String authority = rest.substring(0, end);
            int at = authority.lastIndexOf('@');
            String user = at < 0 ? "" : authority.substring(0, at + 1);
            String machine = authority.substring(at + 1);
            int port = machine.lastIndexOf(':');
            boolean ported = port > machine.lastIndexOf(']');
            String named = ported ? machine.substring(0, port) : machine;
            String host = named.startsWith("[") ? named : IDN.toASCII(named);
            String full =
                    new URI(
                                    scheme
                                            + "://"
                                            + user
                                            + host
                                            + (ported ? machine.substring(port) : "")
                                            + rest.substring(end))
                            .toASCIIString();
            return host.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new RealAddress(
                                    full,
                                    host.toLowerCase(Locale.ROOT),
                                    !host.equalsIgnoreCase(named),
                                    scheme.equals("https") || scheme.equals("http")));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int authorityEnd(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if ("/?#".indexOf(rest.charAt(i)) >= 0) {
                return i;
            }
        }
        return rest.length();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
