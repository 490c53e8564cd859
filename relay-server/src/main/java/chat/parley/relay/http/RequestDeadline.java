package chat.parley.relay.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off who takes too long over a request, however busy the connection looks: a byte now and then resets Jetty's idle
 * time, but not this. The header has its time from the opening of the connection or the last answer; body and answer
 * have it once more. Ends with the upgrade to a WebSocket. Thread-safe.
 */
final class RequestDeadline implements Connection.Listener, HttpConfiguration.Customizer {
    private final Duration patience;
    private final Scheduler timers;
    private final Map<Connection, Watch> watches = new ConcurrentHashMap<>();

    RequestDeadline(Duration patience, Scheduler timers) {
        this.patience = patience;
        this.timers = timers;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection
                instanceof ConnectionMetaData) { // the one that speaks HTTP, not TLS below it
            Watch watch = new Watch(connection);
            watches.put(connection, watch);
            watch.check();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        watches.remove(connection);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        Watch watch = watches.get(request.getConnectionMetaData().getConnection());
        if (watch != null) {
            watch.beginAnew();
            Request.addCompletionListener(request, failure -> watch.beginAnew());
        }
        return request;
    }

    private final class Watch {
        private final Connection connection;
        private volatile long sinceNanos = System.nanoTime();

        Watch(Connection connection) {
            this.connection = connection;
        }

        void beginAnew() {
            sinceNanos = System.nanoTime();
        }

        void check() {
            if (!watches.containsKey(connection)) {
                return;
            }
            long left = patience.toNanos() - (System.nanoTime() - sinceNanos);
            if (left > 0) {
                timers.schedule(this::check, left, TimeUnit.NANOSECONDS);
            } else {
                connection.getEndPoint().close();
            }
        }
    }
}
