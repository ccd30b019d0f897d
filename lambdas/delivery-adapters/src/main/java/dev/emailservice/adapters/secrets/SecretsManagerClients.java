package dev.emailservice.adapters.secrets;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** Secrets Manager's client with short limits. Region, credentials and endpoint come from the SDK's own settings. */
public final class SecretsManagerClients {

    /** To open a connection, TLS included. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** For one try. */
    public static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(1500);

    /** For a call with all its tries. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    /** Tries of one call. */
    public static final int MAX_ATTEMPTS = 2;

    private SecretsManagerClients() {}

    /** A builder to which nothing needs to be added. */
    public static SecretsManagerClientBuilder builder() {
        return SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(ATTEMPT_TIMEOUT))
                .overrideConfiguration(config -> config.apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(MAX_ATTEMPTS)
                                .build()));
    }
}
