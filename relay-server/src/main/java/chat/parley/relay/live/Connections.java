package chat.parley.relay.live;

import chat.parley.model.id.DeviceId;
import chat.parley.model.log.LogHead;
import chat.parley.model.wire.CloseCode;
import chat.parley.model.wire.RelayFrame.Msg;
import chat.parley.model.wire.RelayFrame.Poke;
import chat.parley.model.wire.RelayFrame.PokeKind;
import chat.parley.relay.accounts.DirectoryWatcher;
import chat.parley.relay.devices.Excluded;
import chat.parley.relay.devices.ExclusionWatcher;
import chat.parley.relay.devices.LogWatcher;
import chat.parley.relay.devices.Sessions;
import chat.parley.relay.keys.PreKeyWatcher;
import chat.parley.relay.mailbox.Arrivals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Which devices are connected, and the news for them. Thread-safe. */
public final class Connections
        implements Arrivals, LogWatcher, DirectoryWatcher, PreKeyWatcher, ExclusionWatcher {
    /** Each poke makes everybody read the directory: news that come closer together are one. */
    private static final Duration DIRECTORY_REST = Duration.ofSeconds(2);

    private final Sessions sessions;
    private final Throttle directory;
    private final Map<DeviceId, Connection> byDevice = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> emptied = new CompletableFuture<>();
    private volatile boolean draining;

    /**
     * Nobody is connected yet.
     *
     * @param timers tasks are short
     */
    public Connections(Sessions sessions, ScheduledExecutorService timers) {
        this.sessions = sessions;
        this.directory =
                new Throttle(
                        this::pokeDirectory,
                        rested -> {
                            var _ =
                                    timers.schedule(
                                            rested,
                                            DIRECTORY_REST.toMillis(),
                                            TimeUnit.MILLISECONDS);
                        });
    }

    /** The device is here now; an older connection of it stops and stays away. */
    void add(Connection connection) {
        Connection older = byDevice.put(connection.who().device(), connection);
        if (older != null) {
            older.close(CloseCode.ELSEWHERE, "connected elsewhere");
        }
        if (draining) {
            connection.close(CloseCode.RESTART, "restarting");
        }
    }

    /** The connection is over; whether it was its device's newest. */
    boolean remove(Connection connection) {
        boolean newest = byDevice.remove(connection.who().device(), connection);
        tellIfDrained();
        return newest;
    }

    /** How many devices are connected. */
    public int size() {
        return byDevice.size();
    }

    @Override
    public void arrived(DeviceId device, Msg message) {
        connected(device).ifPresent(connection -> connection.arrived(message));
    }

    @Override
    public void expired(DeviceId device) {
        connected(device).ifPresent(Connection::wake);
    }

    @Override
    public boolean hand(DeviceId device, Msg message) {
        Optional<Connection> connection = connected(device);
        connection.ifPresent(open -> open.send(message));
        return connection.isPresent();
    }

    @Override
    public void logGrew(LogHead head, List<DeviceId> ended) {
        for (DeviceId device : ended) {
            sessions.end(device);
            connected(device)
                    .ifPresent(connection -> connection.close(CloseCode.REVOKED, "revoked"));
        }
        Poke poke = new Poke(PokeKind.LOG, Optional.of(head.acct()), Optional.of(head));
        // Every connection is looked at: logs grow rarely.
        byDevice.values().stream()
                .filter(connection -> connection.who().account().equals(head.acct()))
                .forEach(connection -> connection.send(poke));
    }

    @Override
    public void excluded(Excluded excluded) {
        sessions.endIf(who -> excluded.refusal(who).isPresent());
        byDevice.values()
                .forEach(
                        connection ->
                                excluded.refusal(connection.who())
                                        .ifPresent(code -> connection.close(code, "shut out")));
    }

    @Override
    public void directoryChanged() {
        directory.ask();
    }

    private void pokeDirectory() {
        Poke poke = new Poke(PokeKind.DIRECTORY, Optional.empty(), Optional.empty());
        byDevice.values().forEach(connection -> connection.send(poke));
    }

    @Override
    public void preKeysLow(DeviceId device) {
        Poke poke = new Poke(PokeKind.PREKEYS, Optional.empty(), Optional.empty());
        connected(device).ifPresent(connection -> connection.send(poke));
    }

    private Optional<Connection> connected(DeviceId device) {
        return Optional.ofNullable(byDevice.get(device)).filter(one -> !one.closed());
    }

    /**
     * Tells every device to come back in a moment.
     *
     * @return complete once all have gone
     */
    public CompletableFuture<Boolean> drain() {
        draining = true;
        byDevice.values().forEach(connection -> connection.close(CloseCode.RESTART, "restarting"));
        tellIfDrained();
        return emptied;
    }

    private void tellIfDrained() {
        if (draining && byDevice.isEmpty()) {
            emptied.complete(true);
        }
    }
}
