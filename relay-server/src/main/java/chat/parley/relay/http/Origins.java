package chat.parley.relay.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Enumeration;

/**
 * Where requests come from, for limits only; never logged or stored. IPv6 counts by its /64, because whoever has one
 * address there has all of them.
 */
public final class Origins {
    private final boolean behindProxy;

    /**
     * Tells origins apart.
     *
     * @param behindProxy whether the last entry of {@code X-Forwarded-For} is the proxy's word on the client
     */
    public Origins(boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    /** A value that is equal for requests of one origin. */
    public Origin of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (behindProxy) {
            // Some proxies add to the client's line, some add a line of their own: the last of all
            // is theirs.
            Enumeration<String> lines = request.getHeaders("X-Forwarded-For");
            while (lines.hasMoreElements()) {
                String line = lines.nextElement();
                address = line.substring(line.lastIndexOf(',') + 1).strip();
            }
        }
        return new Origin(network(address));
    }

    /** A value that is equal for connections of one origin. */
    static Origin of(InetAddress address) {
        return new Origin(network(address.getHostAddress()));
    }

    private static String network(String address) {
        String bare =
                address.startsWith("[") && address.endsWith("]")
                        ? address.substring(1, address.length() - 1)
                        : address;
        if (!bare.matches("[0-9a-fA-F:.%]{2,64}") || !bare.contains(":")) {
            return bare;
        }
        try {
            byte[] bytes = InetAddress.getByName(bare).getAddress();
            return Arrays.toString(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (UnknownHostException e) {
            return bare;
        }
    }

    /** A client's address or network. */
    public record Origin(String network) {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
