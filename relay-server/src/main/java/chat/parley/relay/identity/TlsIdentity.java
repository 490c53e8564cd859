package chat.parley.relay.identity;

import chat.parley.model.codec.Bytes;
import chat.parley.model.crypto.Hashes;
import chat.parley.relay.storage.DataFolder;
import chat.parley.relay.storage.FolderException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The TLS key and its self-signed certificate. Clients check the key against the relay card, so the certificate's
 * names and dates decide nothing; they are filled in for other tools.
 */
public final class TlsIdentity {
    private static final String KEY_FILE = "tls-key.pem";
    private static final String CERTIFICATE_FILE = "tls-cert.pem";
    private static final Duration VALID = Duration.ofDays(3650);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private TlsIdentity(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** The key kept in the folder, made there if there is none yet, with a certificate for {@code host}. */
    public static TlsIdentity open(DataFolder folder, String host, SecureRandom random, Instant now)
            throws FolderException {
        Optional<byte[]> key = folder.read(KEY_FILE);
        Optional<byte[]> certificate = folder.read(CERTIFICATE_FILE);
        try {
            if (key.isPresent() && certificate.isPresent()) {
                return new TlsIdentity(
                        KeyFactory.getInstance("EC")
                                .generatePrivate(new PKCS8EncodedKeySpec(fromPem(key.get()))),
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(
                                                new ByteArrayInputStream(certificate.get())));
            }
            TlsIdentity made = make(host, random, now);
            folder.write(KEY_FILE, pem("PRIVATE KEY", made.key.getEncoded()));
            folder.write(CERTIFICATE_FILE, pem("CERTIFICATE", made.certificate.getEncoded()));
            return made;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new FolderException(
                    "The TLS key or certificate in " + folder.path() + " cannot be read.", e);
        }
    }

    private static TlsIdentity make(String host, SecureRandom random, Instant now)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Parley relay");
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(120, random).add(BigInteger.ONE),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(VALID)),
                        name,
                        pair.getPublic());
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        if (host.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*") && !host.matches("[0-9.]+")) {
            names.add(new GeneralName(GeneralName.dNSName, host));
        } else if (host.matches("\\d+(\\.\\d+){3}")) {
            names.add(new GeneralName(GeneralName.iPAddress, host));
        }
        try {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(names.toArray(GeneralName[]::new)));
            return new TlsIdentity(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(
                                            new JcaContentSignerBuilder("SHA256withECDSA")
                                                    .build(pair.getPrivate()))));
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static byte[] pem(String what, byte[] der) {
        return ("-----BEGIN "
                        + what
                        + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END "
                        + what
                        + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] fromPem(byte[] pem) {
        String text = new String(pem, StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    /**
     * SHA-256 of the public keys of a PEM file's certificates: those of a proxy that clients meet instead of this relay.
     */
    public static List<Bytes> spkiHashes(Path pem) throws FolderException {
        try {
            List<Bytes> hashes = new ArrayList<>();
            for (Certificate each :
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(Files.readAllBytes(pem)))) {
                hashes.add(Hashes.sha256(Bytes.of(each.getPublicKey().getEncoded())));
            }
            return hashes;
        } catch (GeneralSecurityException | IOException e) {
            throw new FolderException("The certificate file " + pem + " cannot be read.", e);
        }
    }

    /** SHA-256 of the SubjectPublicKeyInfo, 32 bytes. */
    public Bytes spkiHash() {
        return Hashes.sha256(Bytes.of(certificate.getPublicKey().getEncoded()));
    }

    /** Key and certificate for a server, under an empty password. */
    public KeyStore keyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("relay", key, new char[0], new Certificate[] {certificate});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key store in memory", e);
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
