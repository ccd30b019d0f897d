package dev.emailservice.local.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of a server on loopback, by an authority of this run's own. The JDK can make them with its own tool only. */
final class TestCertificates implements AutoCloseable {

    /** What is right or wrong with a certificate. */
    enum Kind {
        /** Nothing is wrong. */
        GOOD("SAN=dns:localhost", List.of("-signer", "ca")),
        /** Nobody has signed it but its owner. */
        SELF_SIGNED("SAN=dns:localhost", List.of()),
        /** By the authority, and over since five days ago. */
        EXPIRED("SAN=dns:localhost", List.of("-signer", "ca", "-startdate", "-10d", "-validity", "5")),
        /** By the authority, for a host of another name. */
        WRONG_HOST("SAN=dns:elsewhere.example", List.of("-signer", "ca"));

        private final String host;

        @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker knows only Guava's
        private final List<String> more;

        Kind(String host, List<String> more) {
            this.host = host;
            this.more = more;
        }
    }

    private static final String PASSWORD = "loopback";

    private final Path directory = Files.createTempDirectory("email-service-tls");
    private final Path store = directory.resolve("keys.p12");
    private final Path trusted = directory.resolve("trusted.p12");
    private final KeyStore keys = KeyStore.getInstance("PKCS12");

    /** Makes the authority and one certificate of each of these kinds. */
    TestCertificates(List<Kind> kinds) throws IOException, GeneralSecurityException, InterruptedException {
        key("ca", "BasicConstraints:critical=ca:true", List.of("-validity", "30"));
        for (Kind kind : kinds) {
            key(kind.name(), kind.host, kind.more);
        }
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore authority = empty();
        authority.setCertificateEntry("ca", keys.getCertificate("ca"));
        try (OutputStream out = Files.newOutputStream(trusted)) {
            authority.store(out, PASSWORD.toCharArray());
        }
    }

    /** The JVM flags of a client that trusts the authority and nobody else. */
    List<String> trust() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trusted,
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** The context of a server that shows a certificate of this kind. */
    SSLContext server(Kind kind) throws IOException, GeneralSecurityException {
        KeyStore one = empty();
        one.setKeyEntry(
                "localhost",
                keys.getKey(kind.name(), PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                keys.getCertificateChain(kind.name()));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private void key(String alias, String extension, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Collections.addAll(command, "-genkeypair", "-keyalg", "EC", "-alias", alias, "-dname", "CN=" + alias);
        Collections.addAll(command, "-ext", extension, "-storepass", PASSWORD, "-keystore", store.toString());
        command.addAll(more);
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        tool.getInputStream().readAllBytes();
        if (!tool.waitFor(Duration.ofSeconds(20)) || tool.exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }

    /** Deletes them. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(store);
        Files.deleteIfExists(trusted);
        Files.deleteIfExists(directory);
    }
}
