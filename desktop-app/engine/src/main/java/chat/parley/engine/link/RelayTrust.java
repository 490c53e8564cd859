package chat.parley.engine.link;

import chat.parley.engine.trouble.ParleyException;
import chat.parley.engine.trouble.Trouble;
import chat.parley.model.codec.Bytes;
import chat.parley.model.codec.Cbor;
import chat.parley.model.codec.Json;
import chat.parley.model.codec.MalformedException;
import chat.parley.model.crypto.Hashes;
import chat.parley.model.invite.InviteLink;
import chat.parley.model.invite.RelayAddress;
import chat.parley.model.log.RelayCard;
import chat.parley.model.log.SignedRelayCard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who the relay is. Holds the card that it signed with the pin's key, and makes TLS handshakes end by
 * themselves unless the other side has a key that this card names. Thread-safe.
 */
public final class RelayTrust {
    private final RelayAddress address;
    private final Bytes pin;
    private final LinkTimes times;
    private final AtomicReference<Optional<RelayCard>> card =
            new AtomicReference<>(Optional.empty());

    /**
     * A relay that nothing is known of yet but where it is and its pin.
     *
     * @param pin SHA-256 of its identity key, 32 bytes
     */
    public RelayTrust(RelayAddress address, Bytes pin, LinkTimes times) {
        this.address = address;
        this.pin = pin.exactly(32, "pin");
        this.times = times;
    }

    /**
     * Asks the relay of an invite who it is; sends nothing else. Blocks.
     *
     * @throws ParleyException RELAY_UNREACHABLE, or RELAY_KEY_WRONG with the key that was seen
     */
    public static RelayPreview preview(InviteLink link, LinkTimes times) throws ParleyException {
        RelayTrust trust = new RelayTrust(link.relay(), link.pin(), times);
        try {
            return new RelayPreview(trust.refresh().name(), link.relay(), link.pin());
        } catch (RelayKeyWrongException e) {
            throw ParleyException.keyWrong(e.seen());
        } catch (IOException e) {
            throw new ParleyException(Trouble.RELAY_UNREACHABLE, e);
        }
    }

    public RelayAddress address() {
        return address;
    }

    /** SHA-256 of the relay's identity key. */
    public Bytes pin() {
        return pin;
    }

    /** The card that was verified last. */
    public Optional<RelayCard> card() {
        return card.get();
    }

    LinkTimes times() {
        return times;
    }

    /** TLS with whoever holds a key that the card names at the time of the handshake. */
    PinnedTls tls() {
        return new PinnedTls(
                key -> card.get().filter(known -> known.tlsKeys().contains(key)).isPresent());
    }

    URI uri(String path) {
        return URI.create(address.url() + path);
    }

    /** The card if one was verified, otherwise {@link #refresh}. */
    RelayCard known() throws RelayKeyWrongException, IOException {
        Optional<RelayCard> known = card.get();
        return known.isPresent() ? known.get() : refresh();
    }

    /**
     * Fetches the card, on a connection of its own, and holds it against the pin and that connection's
     * TLS key against it.
     *
     * @throws RelayBusyException where something that has no card to show right now asks to come back
     */
    RelayCard refresh() throws RelayKeyWrongException, IOException {
        PinnedTls anybody = new PinnedTls(key -> true);
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(times.connect())
                        .sslContext(anybody.context())
                        .sslParameters(anybody.parameters())
                        .build();
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/.well-known/parley")).GET().build();
            RelayCard verified = verified(HttpExchange.run(client, request, times.connect()));
            card.set(Optional.of(verified));
            return verified;
        } finally {
            client.shutdownNow();
        }
    }

    private RelayCard verified(HttpResponse<byte[]> answer)
            throws RelayKeyWrongException, IOException {
        int status = answer.statusCode();
        if (status == 429 || status >= 500) {
            throw new RelayBusyException(
                    status, HttpExchange.retryAfter(answer).orElse(Duration.ZERO));
        }
        Optional<Bytes> tlsKey = tlsKey(answer);
        SignedRelayCard signed;
        try {
            MalformedException.require(status == 200, "no relay card");
            signed = Json.read(answer.body(), SignedRelayCard.class);
        } catch (MalformedException e) {
            // A hotel's login page, or something else that is no relay at all.
            throw new RelayKeyWrongException(tlsKey.orElse(Hashes.sha256(Bytes.EMPTY)));
        }
        RelayCard read;
        try {
            read = signed.verified(pin);
        } catch (MalformedException e) {
            throw new RelayKeyWrongException(shownKey(signed).or(() -> tlsKey).orElse(pin));
        }
        if (tlsKey.isPresent() && !read.tlsKeys().contains(tlsKey.get())) {
            throw new RelayKeyWrongException(tlsKey.get()); // the right card, passed on by another
        }
        return read;
    }

    private static Optional<Bytes> shownKey(SignedRelayCard signed) {
        try {
            RelayCard shown = Cbor.read(signed.card(), RelayCard.class);
            return Optional.of(Hashes.sha256(shown.key()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Empty for a relay on loopback that speaks no TLS. */
    private Optional<Bytes> tlsKey(HttpResponse<?> answer) throws IOException {
        Optional<SSLSession> session = answer.sslSession();
        if (session.isEmpty()) {
            if (address.tls()) {
                throw new IOException("an answer without TLS");
            }
            return Optional.empty();
        }
        try {
            Certificate[] chain = session.get().getPeerCertificates();
            if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
                return Optional.of(PinnedTls.keyHash(certificate));
            }
            throw new IOException("a relay without a certificate");
        } catch (SSLPeerUnverifiedException e) {
            throw new IOException("a relay without a certificate", e);
        }
    }
}
