package chat.parley.relay;

import chat.parley.relay.http.ConnectionLimits;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.live.Deadlines;
import chat.parley.relay.mailbox.MailboxLimits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a relay is started with. Immutable: begin with {@link #local}, each change gives a new one. */
public final class RelayConfig {
    /** Where it listens; port 0 takes a free one. */
    record Listening(String host, int port, boolean tls) {}

    /** What stands in front of it: whether anything does, under which URL, with which certificates. */
    record Proxy(boolean present, Optional<String> url, List<Path> certificates) {}

    /** How much it bears. */
    record Bounds(
            LimitSettings limits,
            ConnectionLimits connections,
            MailboxLimits mailbox,
            Deadlines deadlines) {}

    /** For time stamps, and for rates: that one never goes back. */
    record Clocks(InstantSource wall, LongSupplier nanos) {}

    private final Path data;
    private final String name;
    private final Listening listening;
    private final Proxy proxy;
    private final Bounds bounds;
    private final Clocks clocks;

    private RelayConfig(
            Path data,
            String name,
            Listening listening,
            Proxy proxy,
            Bounds bounds,
            Clocks clocks) {
        this.data = data;
        this.name = name;
        this.listening = listening;
        this.proxy = proxy;
        this.bounds = bounds;
        this.clocks = clocks;
    }

    /** A relay on a free loopback port with TLS, everything of it in the folder {@code data}. */
    public static RelayConfig local(Path data) {
        return new RelayConfig(
                data,
                "Parley",
                new Listening("127.0.0.1", 0, true),
                new Proxy(false, Optional.empty(), List.of()),
                new Bounds(
                        LimitSettings.defaults(),
                        ConnectionLimits.DEFAULT,
                        MailboxLimits.DEFAULT,
                        Deadlines.DEFAULT),
                new Clocks(InstantSource.system(), System::nanoTime));
    }

    /** Listens on this name or address; port 0 takes a free one. */
    public RelayConfig listen(String host, int port) {
        return with(new Listening(host, port, listening.tls));
    }

    /** Whether it speaks TLS itself. */
    public RelayConfig tls(boolean on) {
        return with(new Listening(listening.host, listening.port, on));
    }

    private RelayConfig with(Listening other) {
        return new RelayConfig(data, name, other, proxy, bounds, clocks);
    }

    /** The organisation's name for it, 1 to 64 characters. */
    public RelayConfig named(String other) {
        return new RelayConfig(data, other, listening, proxy, bounds, clocks);
    }

    /**
     * Stands behind a proxy.
     *
     * @param behind whether {@code X-Forwarded-For} is a proxy's word
     * @param url under which clients reach the relay, where that is not host and port
     * @param certificates PEM files with certificates that clients meet instead of this relay's
     */
    public RelayConfig proxy(boolean behind, Optional<String> url, List<Path> certificates) {
        Proxy other = new Proxy(behind, url, List.copyOf(certificates));
        return new RelayConfig(data, name, listening, other, bounds, clocks);
    }

    public RelayConfig limits(LimitSettings limits) {
        return with(new Bounds(limits, bounds.connections, bounds.mailbox, bounds.deadlines));
    }

    public RelayConfig connections(ConnectionLimits connections) {
        return with(new Bounds(bounds.limits, connections, bounds.mailbox, bounds.deadlines));
    }

    public RelayConfig mailbox(MailboxLimits mailbox) {
        return with(new Bounds(bounds.limits, bounds.connections, mailbox, bounds.deadlines));
    }

    public RelayConfig deadlines(Deadlines deadlines) {
        return with(new Bounds(bounds.limits, bounds.connections, bounds.mailbox, deadlines));
    }

    private RelayConfig with(Bounds other) {
        return new RelayConfig(data, name, listening, proxy, other, clocks);
    }

    /**
     * Runs by other clocks.
     *
     * @param wall for time stamps
     * @param nanos for rates; must never go back
     */
    public RelayConfig clocks(InstantSource wall, LongSupplier nanos) {
        return new RelayConfig(data, name, listening, proxy, bounds, new Clocks(wall, nanos));
    }

    Path data() {
        return data;
    }

    String name() {
        return name;
    }

    Listening listening() {
        return listening;
    }

    Proxy proxy() {
        return proxy;
    }

    Bounds bounds() {
        return bounds;
    }

    Clocks clocks() {
        return clocks;
    }
}
