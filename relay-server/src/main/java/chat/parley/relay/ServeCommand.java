package chat.parley.relay;

import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.relay.http.ConnectionLimits;
import chat.parley.relay.limits.LimitSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: runs a relay until it is told to stop. */
@Command(name = "serve", description = "Runs the relay.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder for everything the relay keeps; created at the first start.")
    private Path data = Path.of("");

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen (default ${DEFAULT-VALUE}); port 0 takes a free one.",
            defaultValue = "127.0.0.1:8443")
    private String listen = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What people see when they join (default ${DEFAULT-VALUE}).",
            defaultValue = "Parley")
    private String name = "";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Where clients reach the relay, for invites: https://HOST[:PORT].")
    private @Nullable String publicUrl;

    @Option(
            names = "--tls",
            paramLabel = "on|off",
            description = "off only on a loopback address or behind a proxy.",
            defaultValue = "on")
    private String tls = "";

    @Option(
            names = "--behind-proxy",
            description =
                    "The last entry of the last X-Forwarded-For line is the client's address.")
    private boolean behindProxy;

    @Option(
            names = "--proxy-cert",
            paramLabel = "FILE",
            description = "A proxy's certificates (PEM) that clients meet instead; repeatable.")
    private List<Path> proxyCertificates = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "NAME=BURST/PER_SECOND",
            description = "Another rate, as in send=200/20; repeatable.")
    private List<String> limits = new ArrayList<>();

    @Option(
            names = "--connections",
            paramLabel = "ALL/PER_ADDRESS",
            description = "Connections open at once (default ${DEFAULT-VALUE}).",
            defaultValue = "10000/1000")
    private String connections = "";

    @Override
    public Integer call() throws RelayException {
        JsonLines.install();
        Relay relay = Relay.start(config());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(relay::close));
        Map<String, Object> ready = new LinkedHashMap<>();
        ready.put("event", "ready");
        ready.put("url", relay.url());
        ready.put("pin", relay.pin().base64());
        ready.put(
                "startMs",
                System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.println(Json.line(ready));
        System.out.flush();
        return relay.ended().join() ? 0 : 1;
    }

    private RelayConfig config() throws RelayException {
        if (!tls.equals("on") && !tls.equals("off")) {
            throw RelayException.misused("--tls is on or off.");
        }
        int colon = listen.lastIndexOf(':');
        String port = listen.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            throw RelayException.misused("--listen is HOST:PORT, as in 127.0.0.1:8443.");
        }
        LimitSettings settings = LimitSettings.defaults();
        try {
            for (String limit : limits) {
                settings = settings.with(limit);
            }
        } catch (MalformedException e) {
            throw RelayException.misused("--limit: " + e.getMessage() + ".");
        }
        ConnectionLimits bounds;
        try {
            bounds = ConnectionLimits.DEFAULT.with(connections);
        } catch (MalformedException e) {
            throw RelayException.misused("--connections: " + e.getMessage() + ".");
        }
        return RelayConfig.local(data)
                .listen(listen.substring(0, colon), Integer.parseInt(port))
                .named(name)
                .tls(tls.equals("on"))
                .proxy(behindProxy, Optional.ofNullable(publicUrl), proxyCertificates)
                .limits(settings)
                .connections(bounds);
    }
}
