package chat.parley.relay.http;

import chat.parley.relay.http.Origins.Origin;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;

/** The web server: TLS 1.3 only, a virtual thread per request, nothing of itself in its answers. */
public final class HttpServer implements AutoCloseable {
    private static final String SOCKET_PATH = "/v1/socket";

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Loads what a server consists of, on a thread that has nothing else to do: a quarter of the relay's start. */
    public static void load() {
        var _ = Javalin.create(HttpServer::quiet).jettyServer().server();
    }

    /**
     * Starts listening.
     *
     * @param tls key and certificate under an empty password; empty for plain HTTP
     * @param limits on connections
     * @param threads for requests and frames: a virtual thread each
     * @param socket makes the other end of each new WebSocket
     * @throws PortException where the address is not free or not this machine's
     */
    public static HttpServer start(
            InetSocketAddress address,
            Optional<KeyStore> tls,
            ConnectionLimits limits,
            ExecutorService threads,
            Origins origins,
            List<Routes> rooms,
            Function<Origin, Session.Listener> socket)
            throws PortException {
        Javalin javalin =
                Javalin.create(
                        config -> {
                            quiet(config);
                            config.jetty.threadPool = pool(threads);
                            config.jetty.addConnector(
                                    (server, http) -> {
                                        ServerConnector connector =
                                                connector(server, http, address, tls);
                                        bound(connector, http, limits);
                                        return connector;
                                    });
                            config.jetty.modifyServletContextHandler(
                                    handler -> {
                                        handler.setErrorHandler(new BareErrors());
                                        handler.addServlet(
                                                new ServletHolder(
                                                        new SocketServlet(origins, socket)),
                                                SOCKET_PATH);
                                    });
                            config.jetty.modifyServer(
                                    server -> server.setErrorHandler(new BareErrors()));
                            config.routes.exception(Exception.class, Problems::answer);
                            config.routes.exception(HttpResponseException.class, Problems::answer);
                            rooms.forEach(room -> room.register(config.routes));
                        });
        try {
            javalin.start();
        } catch (RuntimeException e) {
            javalin.stop();
            throw new PortException(
                    "The relay cannot listen on "
                            + address.getHostString()
                            + ":"
                            + address.getPort()
                            + "; is the port in use?",
                    e);
        }
        return new HttpServer(javalin);
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.modifyHttpConfiguration(
                http -> {
                    http.setSendServerVersion(false);
                    http.setSendXPoweredBy(false);
                    http.setSendDateHeader(true);
                });
    }

    private static QueuedThreadPool pool(ExecutorService threads) {
        QueuedThreadPool pool = new QueuedThreadPool(16, 4);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(threads);
        return pool;
    }

    private static ServerConnector connector(
            Server server,
            HttpConfiguration http,
            InetSocketAddress address,
            Optional<KeyStore> tls) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector =
                tls.isEmpty()
                        ? new ServerConnector(server, plain)
                        : new ServerConnector(
                                server,
                                new SslConnectionFactory(
                                        contextFactory(tls.get()), plain.getProtocol()),
                                plain);
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(Duration.ofSeconds(30).toMillis());
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    private static void bound(
            ServerConnector connector, HttpConfiguration http, ConnectionLimits limits) {
        RequestDeadline deadline = new RequestDeadline(limits.request(), connector.getScheduler());
        connector.addEventListener(deadline);
        http.addCustomizer(deadline);
        connector.getSelectorManager().addEventListener(new ConnectionCount(limits));
    }

    private static SslContextFactory.Server contextFactory(KeyStore keys) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setKeyStore(keys);
        factory.setKeyStorePassword("");
        factory.setIncludeProtocols("TLSv1.3");
        factory.setSniRequired(false);
        return factory;
    }

    /** The port that it really listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
