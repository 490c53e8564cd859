package chat.parley.relay.http;

import chat.parley.relay.http.Origins.Origin;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns away, before a byte is read, who comes when there are enough connections already. Thread-safe. */
final class ConnectionCount implements SelectorManager.AcceptListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCount.class);

    private final ConnectionLimits limits;
    private final Map<SelectableChannel, Origin> open = new ConcurrentHashMap<>();
    private final Map<Origin, Integer> byOrigin = new ConcurrentHashMap<>();

    ConnectionCount(ConnectionLimits limits) {
        this.limits = limits;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        try {
            InetSocketAddress from =
                    (InetSocketAddress) ((SocketChannel) channel).getRemoteAddress();
            Origin origin = Origins.of(from.getAddress());
            open.put(channel, origin);
            int sameOrigin = byOrigin.merge(origin, 1, Integer::sum);
            if (open.size() > limits.all() || sameOrigin > limits.perOrigin()) {
                channel.close(); // it cannot be registered then, and ends in onAcceptFailed
            }
        } catch (IOException e) {
            LOG.debug("a connection went before it was accepted", e);
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        gone(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        gone(channel);
    }

    private void gone(SelectableChannel channel) {
        Origin origin = open.remove(channel);
        if (origin != null) {
            byOrigin.computeIfPresent(origin, (any, count) -> count == 1 ? null : count - 1);
        }
    }
}
