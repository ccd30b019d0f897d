package dev.emailservice.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.emailservice.adapters.DeadEnds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

final class SecretsManagerSecretTest {

    private static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:sendgrid-AbCdEf";

    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer server;
    private final SecretsManagerClient client;
    private volatile int status = 200;
    private volatile String answer = "{\"ARN\":\"" + ARN + "\",\"SecretString\":\"SG.canary-1\\n\"}";
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final SecretsManagerSecret secret;

    SecretsManagerSecretTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        secret = new SecretsManagerSecret(client, ARN, () -> now);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void aSecretIsAskedForOnceAndKept() {
        assertThat(calls).hasValue(0);
        for (int i = 0; i < 5; i++) {
            assertThat(secret.current()).contains("SG.canary-1");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void aRotatedSecretIsReadOnDemandAndNotMoreOftenThanOnceInAWhile() {
        assertThat(secret.current()).contains("SG.canary-1");
        answer = answer.replace("canary-1", "canary-2");
        secret.refresh();
        assertThat(secret.current()).contains("SG.canary-1");
        now = now.plus(SecretsManagerSecret.SHORTEST_REFRESH);
        for (int i = 0; i < 5; i++) {
            secret.refresh();
        }
        assertThat(secret.current()).contains("SG.canary-2");
        assertThat(calls).hasValue(2);
    }

    @Test
    void aMissingSecretIsEmptyAndIsAskedForAgainLater() {
        status = 400;
        String found = answer;
        answer = "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"can't find it\"}";
        for (int i = 0; i < 5; i++) {
            assertThat(secret.current()).isEmpty();
        }
        assertThat(calls).hasValue(1);
        status = 200;
        answer = found;
        now = now.plus(SecretsManagerSecret.SHORTEST_REFRESH);
        assertThat(secret.current()).contains("SG.canary-1");
    }

    @Test
    void aStoreThatIsDownLeavesTheKnownValue() {
        assertThat(secret.current()).isPresent();
        status = 500;
        now = now.plus(SecretsManagerSecret.SHORTEST_REFRESH);
        secret.refresh();
        assertThat(secret.current()).contains("SG.canary-1");
    }

    @Test
    void anUnreachableStoreIsEmptyAndBounded() throws Exception {
        try (DeadEnds.Silent silent = new DeadEnds.Silent()) {
            for (URI endpoint : List.of(DeadEnds.refused(), silent.url())) {
                try (SecretsManagerClient away = client(endpoint)) {
                    assertThat(new SecretsManagerSecret(away, ARN, () -> now).current())
                            .isEmpty();
                }
            }
            assertThat(silent.connections()).isLessThanOrEqualTo(SecretsManagerClients.MAX_ATTEMPTS);
        }
    }

    @Test
    void aBlankOrBinarySecretIsNone() {
        answer = "{\"ARN\":\"" + ARN + "\",\"SecretString\":\"  \"}";
        assertThat(secret.current()).isEmpty();
        now = now.plus(SecretsManagerSecret.SHORTEST_REFRESH);
        answer = "{\"ARN\":\"" + ARN + "\",\"SecretBinary\":\"Y2FuYXJ5\"}";
        assertThat(secret.current()).isEmpty();
    }

    @Test
    void printingItShowsNothingOfIt() {
        assertThat(secret.current()).isPresent();
        assertThat(secret.toString()).doesNotContain("canary");
    }

    private static SecretsManagerClient client(URI endpoint) {
        return SecretsManagerClients.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
