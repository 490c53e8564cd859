package chat.parley.model.invite;

import chat.parley.model.codec.MalformedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a relay is: host, port, and whether it speaks TLS.
 *
 * @param host name or address as in a URI (IPv6 in brackets), lower case
 * @param tls false only for a relay on a loopback address
 */
public record RelayAddress(String host, int port, boolean tls) {
    public RelayAddress {
        MalformedException.require(host.length() <= 255 && !host.isEmpty(), "host missing");
        MalformedException.require(
                host.matches("[a-z0-9.-]+|\\[[0-9a-f:.]+\\]"), "host with other characters");
        MalformedException.require(port >= 1 && port <= 65535, "port out of range");
        MalformedException.require(tls || loopback(host), "a relay without TLS off loopback");
    }

    /** From {@code https://host:port} (or http on loopback); no path, query, user or fragment. */
    public static RelayAddress parse(String url) {
        MalformedException.require(url.length() <= 300, "relay address too long");
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new MalformedException("relay address is not a URL", e);
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        MalformedException.require(
                scheme.equals("https") || scheme.equals("http"), "relay address without https");
        MalformedException.require(
                uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && (uri.getRawPath() == null || uri.getRawPath().isEmpty()),
                "relay address with more than host and port");
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return new RelayAddress(host, port, tls);
    }

    private static boolean loopback(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** {@code https://host:port}. */
    public String url() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }

    @Override
    public String toString() {
        return "[relay address]";
    }
}
