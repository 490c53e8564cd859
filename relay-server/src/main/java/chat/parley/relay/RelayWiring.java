package chat.parley.relay;

import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.codec.Text;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.SignedRelayCard;
import chat.parley.relay.accounts.AccountRoutes;
import chat.parley.relay.accounts.AccountStore;
import chat.parley.relay.accounts.Accounts;
import chat.parley.relay.accounts.Directory;
import chat.parley.relay.accounts.H2AccountStore;
import chat.parley.relay.accounts.H2InviteStore;
import chat.parley.relay.accounts.Invites;
import chat.parley.relay.admin.AdminDoor;
import chat.parley.relay.admin.Administration;
import chat.parley.relay.admin.InviteDesk;
import chat.parley.relay.audit.Audit;
import chat.parley.relay.audit.H2AuditStore;
import chat.parley.relay.devices.DeviceLogs;
import chat.parley.relay.devices.Doorkeeper;
import chat.parley.relay.devices.Exclusions;
import chat.parley.relay.devices.H2DeviceStore;
import chat.parley.relay.devices.H2ExclusionStore;
import chat.parley.relay.devices.Hellos;
import chat.parley.relay.devices.Sessions;
import chat.parley.relay.http.ConnectionLimits;
import chat.parley.relay.http.HttpServer;
import chat.parley.relay.http.Origins;
import chat.parley.relay.http.PortException;
import chat.parley.relay.identity.RelayIdentity;
import chat.parley.relay.identity.TlsIdentity;
import chat.parley.relay.keys.H2PreKeyStore;
import chat.parley.relay.keys.PreKeyRoutes;
import chat.parley.relay.keys.PreKeys;
import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.limits.Limiter;
import chat.parley.relay.live.Connections;
import chat.parley.relay.live.DeviceSocket;
import chat.parley.relay.live.Services;
import chat.parley.relay.mailbox.H2MailboxStore;
import chat.parley.relay.mailbox.HeldCalls;
import chat.parley.relay.mailbox.Mailboxes;
import chat.parley.relay.mailbox.Sends;
import chat.parley.relay.metrics.Metrics;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.Database;
import chat.parley.relay.storage.FolderException;
import chat.parley.relay.storage.Incarnations;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the rooms of a relay together, from the ground up. The one place where they meet. */
final class RelayWiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RelayWiring.class);
    private static final long LEAVE_MILLIS = 200;
    private static final String LIMITS_FILE = "limits.json";

    private final RelayConfig config;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    /** What is open, the newest first: closed in this order. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    RelayWiring(RelayConfig config) {
        this.config = config;
        this.clock = config.clocks().wall();
    }

    /** Opens everything; if that fails, what was opened is still to be closed. */
    Relay start() throws FolderException, PortException, RelayException {
        Optional<RelayAddress> known = publicAddress();
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("relay-", 0).factory());
        ScheduledExecutorService timers =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("timers").daemon().factory());
        opened(threads::shutdownNow);
        opened(timers::shutdownNow);
        threads.execute(HttpServer::load);

        DataFolder folder = opened(DataFolder.open(config.data()));
        Database database = opened(Database.open(folder, () -> ended.complete(false)));
        RelayIdentity identity = RelayIdentity.open(folder, random);
        Optional<TlsIdentity> tls =
                config.listening().tls()
                        ? Optional.of(
                                TlsIdentity.open(
                                        folder, config.listening().host(), random, clock.instant()))
                        : Optional.empty();
        Incarnations names = Incarnations.open(database, folder, random);

        Metrics metrics = new Metrics();
        Limiter limiter = new Limiter(limits(folder), config.clocks().nanos());
        Exclusions exclusions = new Exclusions(database, new H2ExclusionStore(), clock);
        DeviceLogs logs = new DeviceLogs(database, new H2DeviceStore(), exclusions);
        Sessions sessions = new Sessions(random, clock);
        Doorkeeper doorkeeper = new Doorkeeper(sessions, logs, limiter);

        AccountStore accountStore = new H2AccountStore();
        Invites invites = new Invites(database, new H2InviteStore(), random, clock);
        Accounts accounts =
                new Accounts(database, accountStore, invites, logs, exclusions, identity, clock);
        Directory directory = new Directory(database, accountStore, logs);
        PreKeys preKeys = new PreKeys(database, new H2PreKeyStore(), logs, limiter);
        Mailboxes mailboxes =
                new Mailboxes(
                        database,
                        new H2MailboxStore(),
                        logs,
                        config.bounds().mailbox(),
                        names.mailbox(),
                        clock,
                        metrics);
        if (names.restored()) {
            mailboxes.restored();
            LOG.warn(
                    "this folder was restored from a copy; clients renew their prekeys and send again what they have no receipt for");
        }

        Connections connections = new Connections(sessions, timers);
        logs.onGrowth(connections);
        exclusions.onChange(connections);
        accounts.onChange(connections);
        preKeys.onLow(connections);
        HeldCalls calls = new HeldCalls(clock);
        Sends sends =
                new Sends(
                        database,
                        mailboxes,
                        calls,
                        logs,
                        exclusions,
                        limiter,
                        connections,
                        clock,
                        metrics);
        Services services =
                new Services(
                        new Hellos(logs, identity.pin()),
                        logs,
                        sessions,
                        mailboxes,
                        calls,
                        sends,
                        limiter,
                        metrics,
                        preKeys,
                        config.bounds().deadlines(),
                        names.store(),
                        clock,
                        random,
                        threads,
                        timers);

        Origins origins = new Origins(config.proxy().present());
        List<Bytes> tlsKeys = tlsKeys(tls);
        CompletableFuture<SignedRelayCard> card =
                CompletableFuture.supplyAsync(
                        () -> identity.card(config.name().strip(), tlsKeys, clock.millis()),
                        threads);
        HttpServer http =
                opened(
                        HttpServer.start(
                                new InetSocketAddress(
                                        config.listening().host(), config.listening().port()),
                                tls.map(TlsIdentity::keyStore),
                                connectionLimits(),
                                threads,
                                origins,
                                List.of(
                                        new RelayRoutes(card, database.lane()::healthy),
                                        new AccountRoutes(
                                                accounts, directory, doorkeeper, limiter, origins),
                                        new PreKeyRoutes(preKeys, doorkeeper)),
                                origin -> new DeviceSocket(origin, services, connections)));
        opened(() -> drain(connections));

        RelayAddress address = known.orElseGet(() -> ownAddress(http.port()));
        Audit audit = new Audit(database, new H2AuditStore(), clock);
        Administration administration =
                new Administration(
                        database,
                        new InviteDesk(database, invites, address, identity.pin(), audit, clock),
                        accounts,
                        logs,
                        exclusions,
                        audit);
        Incarnations.served(database, folder, address.url());
        opened(AdminDoor.open(folder, administration, threads));

        every(timers, 60, () -> mailboxes.sweep(connections));
        every(timers, 60, limiter::sweep);
        every(timers, 60, sessions::sweep);
        every(timers, 15, calls::sweep);
        every(timers, 60, () -> report(connections, metrics));
        return new Relay(address, identity.pin(), administration, ended, this);
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    /** The address that clients were told to use, where it is configured. */
    private Optional<RelayAddress> publicAddress() throws RelayException {
        try {
            var _ = Text.name(config.name(), 64, "The name");
        } catch (MalformedException e) {
            throw RelayException.misused(e.getMessage() + ".");
        }
        if (!config.listening().tls()
                && !config.proxy().present()
                && !loopback(config.listening().host())) {
            throw RelayException.misused(
                    "Without TLS the relay listens on a loopback address only, unless it is behind"
                            + " a proxy (--behind-proxy).");
        }
        if (config.proxy().url().isEmpty()) {
            if (!config.listening().tls() && !loopback(config.listening().host())) {
                throw RelayException.misused(
                        "A relay behind a proxy needs the address that clients use (--public-url"
                                + " https://HOST).");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(RelayAddress.parse(config.proxy().url().get()));
        } catch (MalformedException e) {
            throw RelayException.misused(
                    "The public URL must be https://HOST or https://HOST:PORT.");
        }
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || bare(host).equals("::1");
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    private RelayAddress ownAddress(int port) {
        String host = bare(config.listening().host());
        if (host.equals("0.0.0.0") || host.equals("::")) {
            host = machine();
            if (loopback(host)) {
                LOG.atWarn()
                        .addKeyValue("host", host)
                        .log(
                                "invites lead to this machine only: say with --public-url how others reach it");
            }
        }
        return new RelayAddress(
                (host.contains(":") ? "[" + host + "]" : host).toLowerCase(Locale.ROOT),
                port,
                config.listening().tls());
    }

    /** The name under which others probably find this machine; {@code --public-url} says it better. */
    private static String machine() {
        try {
            String name =
                    InetAddress.getLocalHost()
                            .getHostName(); // the canonical one is often "localhost"
            return name.matches("[A-Za-z0-9.-]+") ? name : "127.0.0.1";
        } catch (UnknownHostException e) {
            return "127.0.0.1";
        }
    }

    private LimitSettings limits(DataFolder folder) throws FolderException {
        Optional<byte[]> file = folder.read(LIMITS_FILE);
        try {
            return file.isEmpty()
                    ? config.bounds().limits()
                    : config.bounds().limits().over(LimitSettings.defaults().withJson(file.get()));
        } catch (MalformedException e) {
            throw new FolderException(
                    "The file " + folder.file(LIMITS_FILE) + " is wrong: " + e.getMessage() + ".",
                    e);
        }
    }

    /** Behind a proxy every connection is from the proxy. */
    private ConnectionLimits connectionLimits() {
        ConnectionLimits limits = config.bounds().connections();
        return config.proxy().present() ? limits.behindProxy() : limits;
    }

    private List<Bytes> tlsKeys(Optional<TlsIdentity> tls) throws FolderException {
        List<Bytes> keys = new ArrayList<>();
        tls.map(TlsIdentity::spkiHash).ifPresent(keys::add);
        for (Path certificates : config.proxy().certificates()) {
            keys.addAll(TlsIdentity.spkiHashes(certificates));
        }
        return keys;
    }

    private static void every(ScheduledExecutorService timers, int seconds, Runnable task) {
        var _ =
                timers.scheduleWithFixedDelay(
                        () -> {
                            try {
                                task.run();
                            } catch (RuntimeException e) {
                                LOG.error("a timer's task failed", e);
                            }
                        },
                        seconds,
                        seconds,
                        TimeUnit.SECONDS);
    }

    private static void report(Connections connections, Metrics metrics) {
        Metrics.Figures figures = metrics.figures();
        LOG.atInfo()
                .addKeyValue("connected", connections.size())
                .addKeyValue("opened", figures.opened())
                .addKeyValue("accepted", figures.accepted())
                .addKeyValue("pushed", figures.pushed())
                .addKeyValue("refused", figures.refused())
                .addKeyValue("expired", figures.expired())
                .log("figures");
    }

    /** Sends everybody away and gives them a moment to go, before the server stops. */
    private static void drain(Connections connections) {
        connections
                .drain()
                .completeOnTimeout(false, 2, TimeUnit.SECONDS)
                // What was said last may still lie in the buffers of a server that stops.
                .thenRunAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(LEAVE_MILLIS, TimeUnit.MILLISECONDS))
                .join();
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.error("the relay did not close cleanly", e);
            }
        }
        ended.complete(true);
    }
}
