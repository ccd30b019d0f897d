package dev.emailservice.adapters.sqs;

import dev.emailservice.adapters.aws.CallLimits;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** SQS' client with short limits. Region, credentials and endpoint come from the SDK's own settings. */
public final class SqsClients {

    /** For one try, which may carry 1 MiB. */
    public static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);

    /** For a call with all its tries: the API's function has 15 s for this and for the ledger. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(7);

    /** Tries of one call. A message that is sent twice is claimed in the ledger once. */
    public static final int MAX_ATTEMPTS = 2;

    private SqsClients() {}

    /** A builder to which nothing needs to be added. */
    public static SqsClientBuilder builder() {
        return new CallLimits(ATTEMPT_TIMEOUT, CALL_TIMEOUT, MAX_ATTEMPTS).applyTo(SqsClient.builder());
    }
}
