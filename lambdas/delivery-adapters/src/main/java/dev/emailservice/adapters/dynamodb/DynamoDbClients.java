package dev.emailservice.adapters.dynamodb;

import dev.emailservice.adapters.aws.CallLimits;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** DynamoDB's client with the ledger's short limits. Region, credentials and endpoint come from the SDK's own settings. */
public final class DynamoDbClients {

    /** For one try. DynamoDB usually answers within 10 ms; the rest is for a cold JVM, whose first call loads the SDK. */
    public static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(2500);

    /** For a call with all its tries. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(6);

    /** Tries of one call: a write that is tried again after it was applied ends as the same write. */
    public static final int MAX_ATTEMPTS = 3;

    private DynamoDbClients() {}

    /** A builder to which nothing needs to be added. */
    public static DynamoDbClientBuilder builder() {
        return new CallLimits(ATTEMPT_TIMEOUT, CALL_TIMEOUT, MAX_ATTEMPTS).applyTo(DynamoDbClient.builder());
    }
}
