package chat.parley.relay;

import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.live.Deadlines;
import chat.parley.relay.mailbox.MailboxLimits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What a relay is started with. Immutable: begin with {@link #local}, each change gives a new one. */
public final class RelayConfig {
    private final Path data;
    private String host = "127.0.0.1";
    private int port;
    private boolean tls = true;
    private boolean behindProxy;
    private String name = "Parley";
    private Optional<String> publicUrl = Optional.empty();
    private List<Path> proxyCertificates = List.of();
    private LimitSettings limits = LimitSettings.defaults();
    private MailboxLimits mailbox = MailboxLimits.DEFAULT;
    private Deadlines deadlines = Deadlines.DEFAULT;
    private InstantSource clock = InstantSource.system();
    private LongSupplier nanos = System::nanoTime;
    private SecureRandom random = new SecureRandom();

    private RelayConfig(Path data) {
        this.data = data;
    }

    /** A relay on a free loopback port with TLS, everything of it in the folder {@code data}. */
    public static RelayConfig local(Path data) {
        return new RelayConfig(data);
    }

    private RelayConfig but(Consumer<RelayConfig> change) {
        RelayConfig copy = new RelayConfig(data);
        copy.host = host;
        copy.port = port;
        copy.tls = tls;
        copy.behindProxy = behindProxy;
        copy.name = name;
        copy.publicUrl = publicUrl;
        copy.proxyCertificates = proxyCertificates;
        copy.limits = limits;
        copy.mailbox = mailbox;
        copy.deadlines = deadlines;
        copy.clock = clock;
        copy.nanos = nanos;
        copy.random = random;
        change.accept(copy);
        return copy;
    }

    /** Listens on this name or address; port 0 takes a free one. */
    public RelayConfig listen(String newHost, int newPort) {
        return but(
                copy -> {
                    copy.host = newHost;
                    copy.port = newPort;
                });
    }

    /** Whether it speaks TLS itself. */
    public RelayConfig tls(boolean on) {
        return but(copy -> copy.tls = on);
    }

    /** The organisation's name for it, 1 to 64 characters. */
    public RelayConfig named(String newName) {
        return but(copy -> copy.name = newName);
    }

    /**
     * Stands behind a proxy.
     *
     * @param behind whether {@code X-Forwarded-For} is a proxy's word
     * @param url under which clients reach the relay, where that is not host and port
     * @param certificates PEM files with certificates that clients meet instead of this relay's
     */
    public RelayConfig proxy(boolean behind, Optional<String> url, List<Path> certificates) {
        return but(
                copy -> {
                    copy.behindProxy = behind;
                    copy.publicUrl = url;
                    copy.proxyCertificates = List.copyOf(certificates);
                });
    }

    public RelayConfig limits(LimitSettings newLimits) {
        return but(copy -> copy.limits = newLimits);
    }

    public RelayConfig mailbox(MailboxLimits newLimits) {
        return but(copy -> copy.mailbox = newLimits);
    }

    public RelayConfig deadlines(Deadlines newDeadlines) {
        return but(copy -> copy.deadlines = newDeadlines);
    }

    /**
     * Runs by other clocks.
     *
     * @param newClock for time stamps
     * @param newNanos for rates; must never go back
     */
    public RelayConfig clocks(InstantSource newClock, LongSupplier newNanos) {
        return but(
                copy -> {
                    copy.clock = newClock;
                    copy.nanos = newNanos;
                });
    }

    Path data() {
        return data;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    boolean tls() {
        return tls;
    }

    boolean behindProxy() {
        return behindProxy;
    }

    String name() {
        return name;
    }

    Optional<String> publicUrl() {
        return publicUrl;
    }

    List<Path> proxyCertificates() {
        return proxyCertificates;
    }

    LimitSettings limits() {
        return limits;
    }

    MailboxLimits mailbox() {
        return mailbox;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    InstantSource clock() {
        return clock;
    }

    LongSupplier nanos() {
        return nanos;
    }

    SecureRandom random() {
        return random;
    }
}
