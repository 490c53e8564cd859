package chat.parley.relay;

import chat.parley.relay.limits.LimitSettings;
import chat.parley.relay.mailbox.MailboxLimits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a relay is started with. Immutable; begin with {@link #local}.
 *
 * @param data folder for everything it keeps
 * @param host name or address to listen on
 * @param port 0 for a free one
 * @param tls whether it speaks TLS itself
 * @param behindProxy whether {@code X-Forwarded-For} is a proxy's word
 * @param name of the organisation's relay, 1 to 64 characters
 * @param publicUrl under which clients reach it, where that is not host and port
 * @param proxyCertificates PEM files with certificates that clients meet instead of this relay's
 * @param clock for time stamps
 * @param nanos for rates; never goes back
 */
public record RelayConfig(
        Path data,
        String host,
        int port,
        boolean tls,
        boolean behindProxy,
        String name,
        Optional<String> publicUrl,
        List<Path> proxyCertificates,
        LimitSettings limits,
        MailboxLimits mailbox,
        InstantSource clock,
        LongSupplier nanos,
        SecureRandom random) {

    public RelayConfig {
        proxyCertificates = List.copyOf(proxyCertificates);
    }

    /** A relay on a free loopback port with TLS. */
    public static RelayConfig local(Path data) {
        return new RelayConfig(
                data,
                "127.0.0.1",
                0,
                true,
                false,
                "Parley",
                Optional.empty(),
                List.of(),
                LimitSettings.defaults(),
                MailboxLimits.DEFAULT,
                InstantSource.system(),
                System::nanoTime,
                new SecureRandom());
    }

    public RelayConfig listen(String newHost, int newPort) {
        return new RelayConfig(
                data,
                newHost,
                newPort,
                tls,
                behindProxy,
                name,
                publicUrl,
                proxyCertificates,
                limits,
                mailbox,
                clock,
                nanos,
                random);
    }

    public RelayConfig tls(boolean on) {
        return new RelayConfig(
                data,
                host,
                port,
                on,
                behindProxy,
                name,
                publicUrl,
                proxyCertificates,
                limits,
                mailbox,
                clock,
                nanos,
                random);
    }

    public RelayConfig proxy(boolean behind, Optional<String> url, List<Path> certificates) {
        return new RelayConfig(
                data,
                host,
                port,
                tls,
                behind,
                name,
                url,
                certificates,
                limits,
                mailbox,
                clock,
                nanos,
                random);
    }

    public RelayConfig named(String newName) {
        return new RelayConfig(
                data,
                host,
                port,
                tls,
                behindProxy,
                newName,
                publicUrl,
                proxyCertificates,
                limits,
                mailbox,
                clock,
                nanos,
                random);
    }

    public RelayConfig limits(LimitSettings newLimits) {
        return new RelayConfig(
                data,
                host,
                port,
                tls,
                behindProxy,
                name,
                publicUrl,
                proxyCertificates,
                newLimits,
                mailbox,
                clock,
                nanos,
                random);
    }

    public RelayConfig mailbox(MailboxLimits newMailbox) {
        return new RelayConfig(
                data,
                host,
                port,
                tls,
                behindProxy,
                name,
                publicUrl,
                proxyCertificates,
                limits,
                newMailbox,
                clock,
                nanos,
                random);
    }

    /** With other clocks, for tests. */
    public RelayConfig clocks(InstantSource newClock, LongSupplier newNanos) {
        return new RelayConfig(
                data,
                host,
                port,
                tls,
                behindProxy,
                name,
                publicUrl,
                proxyCertificates,
                limits,
                mailbox,
                newClock,
                newNanos,
                random);
    }
}
