package dev.emailservice.local.faults;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where SendGrid should be, somebody answers with a certificate that nobody has signed but himself. */
final class UntrustedTls extends NamedFault {

    private static final char[] PASSWORD = "loopback".toCharArray();
    private static final String STORE = "store.p12";

    private final AtomicInteger requests = new AtomicInteger();
    private @Nullable HttpsServer server;
    private int attempts;
    private int taken;

    UntrustedTls() {
        super("sendgrid-self-signed", "3+ attempts there, no request gets through; all delivered once by SES, dlq 0");
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        try {
            server = start();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS on loopback", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
        return usual.withSendGridUrl(
                URI.create("https://localhost:" + server.getAddress().getPort()));
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "ses");
    }

    @Override
    public void atRest(LocalStack stack) {
        attempts = (int) stack.ledgerEntries().stream()
                .flatMap(entry -> entry.attempts().stream())
                .filter(attempt -> attempt.provider().equals("sendgrid"))
                .count();
        taken = requests.get();
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public int injected() {
        return attempts;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return attempts >= 3 && taken == 0 && allDeliveredOnce(findings, emails) && findings.deadLetters() == 0;
    }

    private HttpsServer start() throws IOException, GeneralSecurityException, InterruptedException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context()));
        https.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("X-Message-Id", "untrusted");
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        https.start();
        return https;
    }

    private static SSLContext context() throws IOException, GeneralSecurityException, InterruptedException {
        Path directory = Files.createTempDirectory("email-service-tls");
        Path store = directory.resolve(STORE);
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            makeKey(store);
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD);
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(directory);
        }
    }

    /** The JDK can make a certificate with its own tool only. */
    private static void makeKey(Path store) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "localhost",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storepass",
                        String.valueOf(PASSWORD),
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .start();
        tool.getInputStream().readAllBytes();
        if (!tool.waitFor(Duration.ofSeconds(20)) || tool.exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }
}
