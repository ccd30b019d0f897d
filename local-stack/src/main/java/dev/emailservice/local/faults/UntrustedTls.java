package dev.emailservice.local.faults;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.LocalStackOptions;
import dev.emailservice.local.faults.TestCertificates.Kind;
import dev.emailservice.model.settings.DeployedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where SendGrid should be, somebody answers with a certificate that must not be believed. Until a third of the accepts the same
 * server shows a good one, so that it is known what the requests would do: there each is answered 413, which sends the email to
 * the other provider and says nothing of this one's health.
 */
final class UntrustedTls extends NamedFault {

    private static final int BELIEVED = 3;

    /** A provider whose first handshakes fail is left at once: one shows what it has to. */
    private static final int REFUSED = 1;

    /** What the log says of an attempt that ended before the request began, in the handshake. */
    private static final String HANDSHAKE_FAILED = "\"tls\"";

    private final Kind kind;
    private final AtomicInteger believed = new AtomicInteger();
    private final AtomicInteger wronglyBelieved = new AtomicInteger();
    private @Nullable TestCertificates certificates;
    private @Nullable HttpsServer server;
    private int refused;

    UntrustedTls(Kind kind) {
        super(
                "sendgrid-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                REFUSED + "+ attempts end in the handshake, no request gets through, though " + BELIEVED
                        + "+ do with a good certificate; all delivered once by SES, dlq 0");
        this.kind = kind;
    }

    @Override
    public boolean wantsFreshStack() {
        return true;
    }

    @Override
    public LocalStackOptions options(LocalStackOptions usual) {
        try {
            certificates = new TestCertificates(List.of(Kind.GOOD, kind));
            server = start(certificates, Kind.GOOD, 0, believed);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS on loopback", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
        return usual.withSendGridUrl(
                        URI.create("https://localhost:" + server.getAddress().getPort()))
                .withFlags(DeployedFunction.PROCESS_EMAIL_QUEUE, certificates.trust());
    }

    @Override
    public void prepare(LocalStack stack, int emails, RandomGenerator random) {
        slowDown(stack, "ses");
    }

    @Override
    public void onAccepted(LocalStack stack, int accepted, int emails, RandomGenerator random)
            throws InterruptedException {
        if (accepted == emails / 3 && server != null && certificates != null) {
            int port = server.getAddress().getPort();
            server.stop(0);
            try {
                server = start(certificates, kind, port, wronglyBelieved);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("no TLS on loopback", e);
            }
        }
    }

    @Override
    public void atRest(LocalStack stack) {
        refused = (int) LogLines.count(stack, HANDSHAKE_FAILED);
        if (server != null && certificates != null) {
            server.stop(0);
            try {
                certificates.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public int injected() {
        return refused;
    }

    @Override
    public boolean holds(Findings findings, int emails) {
        return refused >= REFUSED
                && believed.get() >= BELIEVED
                && wronglyBelieved.get() == 0
                && allDeliveredOnce(findings, emails)
                && findings.deadLetters() == 0;
    }

    private static HttpsServer start(TestCertificates certificates, Kind kind, int port, AtomicInteger requests)
            throws IOException, GeneralSecurityException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certificates.server(kind)));
        https.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(413, -1);
            exchange.close();
        });
        https.start();
        return https;
    }
}
