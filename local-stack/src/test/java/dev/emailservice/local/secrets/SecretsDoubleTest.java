package dev.emailservice.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The double under AWS' own client. */
class SecretsDoubleTest {

    private static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:key";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void a_secret_is_read_and_read_anew_once_it_is_rotated() throws Exception {
        try (var secrets = SecretsDouble.start(InstantSource.fixed(NOW));
                var client = client(secrets)) {
            secrets.put(ARN, "first");
            var first = client.getSecretValue(request -> request.secretId(ARN));
            secrets.put(ARN, "second");
            var second = client.getSecretValue(request -> request.secretId(ARN));

            assertThat(first.secretString()).isEqualTo("first");
            assertThat(first.createdDate()).isEqualTo(NOW);
            assertThat(second.secretString()).isEqualTo("second");
            assertThat(second.versionId()).isNotEqualTo(first.versionId());
        }
    }

    @Test
    void an_unknown_secret_is_the_error_the_client_knows() throws Exception {
        try (var secrets = SecretsDouble.start(InstantSource.fixed(NOW));
                var client = client(secrets)) {
            assertThatThrownBy(() -> client.getSecretValue(request -> request.secretId("other")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    private static SecretsManagerClient client(SecretsDouble secrets) {
        return SecretsManagerClient.builder()
                .endpointOverride(secrets.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
