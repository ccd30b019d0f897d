package dev.emailservice.adapters.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;

/**
 * How long a call of an AWS client may take, and how often it is tried.
 *
 * @param attempt for one try
 * @param call for a call with all its tries
 * @param maxAttempts tries of one call
 */
public record CallLimits(Duration attempt, Duration call, int maxAttempts) {

    /** To open a connection, TLS included. */
    public static final Duration CONNECT = Duration.ofSeconds(1);

    /** The builder, held to these limits. Region, credentials and endpoint come from the SDK's own settings. */
    public <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B applyTo(B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(attempt))
                .overrideConfiguration(config -> config.apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(call)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(maxAttempts)
                                .build()));
    }
}
