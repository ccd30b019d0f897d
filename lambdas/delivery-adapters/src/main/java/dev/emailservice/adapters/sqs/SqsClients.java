package dev.emailservice.adapters.sqs;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** SQS' client with short limits. Region, credentials and endpoint come from the SDK's own settings. */
public final class SqsClients {

    /** To open a connection, TLS included. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    /** For one try, which may carry 1 MiB. */
    public static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);

    /** For a call with all its tries: the API's function has 15 s for this and for the ledger. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(7);

    /** Tries of one call. A message that is sent twice is claimed in the ledger once. */
    public static final int MAX_ATTEMPTS = 2;

    private SqsClients() {}

    /** A builder to which nothing needs to be added. */
    public static SqsClientBuilder builder() {
        return SqsClient.builder()
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
