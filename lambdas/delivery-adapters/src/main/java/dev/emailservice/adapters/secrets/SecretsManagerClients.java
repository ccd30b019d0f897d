package dev.emailservice.adapters.secrets;

import dev.emailservice.adapters.aws.CallLimits;
import java.time.Duration;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** Secrets Manager's client with short limits. Region, credentials and endpoint come from the SDK's own settings. */
public final class SecretsManagerClients {

    /** For one try. */
    public static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(1500);

    /** For a call with all its tries. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    /** Tries of one call. */
    public static final int MAX_ATTEMPTS = 2;

    private SecretsManagerClients() {}

    /** A builder to which nothing needs to be added. */
    public static SecretsManagerClientBuilder builder() {
        return new CallLimits(ATTEMPT_TIMEOUT, CALL_TIMEOUT, MAX_ATTEMPTS).applyTo(SecretsManagerClient.builder());
    }
}
