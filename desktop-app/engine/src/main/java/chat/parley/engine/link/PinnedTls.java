package chat.parley.engine.link;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS 1.3 with whoever holds a key that the predicate knows. Names and issuers in certificates mean
 * nothing here: the relay's own signed card says which keys are its own. Thread-safe.
 */
final class PinnedTls {
    static final String VERSION = "TLSv1.3";

    private final SSLContext context;
    private final AtomicReference<Optional<Bytes>> refused =
            new AtomicReference<>(Optional.empty());

    PinnedTls(Predicate<Bytes> known) {
        try {
            context = SSLContext.getInstance(VERSION);
            context.init(null, new TrustManager[] {new ByKey(known)}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(VERSION + " is part of every Java", e);
        }
    }

    SSLContext context() {
        return context;
    }

    SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {VERSION});
        return parameters;
    }

    /** The key for which a handshake was last ended since this was last asked. */
    Optional<Bytes> takeRefused() {
        return refused.getAndSet(Optional.empty());
    }

    /** SHA-256 of the certificate's SubjectPublicKeyInfo. */
    static Bytes keyHash(X509Certificate certificate) {
        return Hashes.sha256(Bytes.of(certificate.getPublicKey().getEncoded()));
    }

    /** Extended, because then Java leaves the check of host names to it, which it does not do. */
    private final class ByKey extends X509ExtendedTrustManager {
        private final Predicate<Bytes> known;

        ByKey(Predicate<Bytes> known) {
            this.known = known;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0) {
                throw new CertificateException("no certificate");
            }
            Bytes key = keyHash(chain[0]);
            if (!known.test(key)) {
                refused.set(Optional.of(key));
                throw new CertificateException("a TLS key that the relay's card does not name");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw noServer();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw noServer();
        }

        private static CertificateException noServer() {
            return new CertificateException("this program is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
