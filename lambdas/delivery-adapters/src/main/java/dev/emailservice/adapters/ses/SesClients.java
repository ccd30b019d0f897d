package dev.emailservice.adapters.ses;

import dev.emailservice.adapters.wire.AttemptTimeouts;
import java.util.function.Consumer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;

/** Builds the one kind of SES client that is safe to send with. */
public final class SesClients {

    private SesClients() {}

    /**
     * A client that makes one request a call and never waits longer than told. By default the SDK makes up to four, each
     * of which may be a copy of the email.
     *
     * @param settings what else to set, such as an endpoint; the region, the credentials and
     *     {@code AWS_ENDPOINT_URL_SESV2} come from the environment
     */
    public static SesV2Client create(AttemptTimeouts timeouts, Consumer<SesV2ClientBuilder> settings) {
        SesV2ClientBuilder builder = SesV2Client.builder()
                .httpClient(new OneRequestHttpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeouts.connect())
                        .socketTimeout(timeouts.read())
                        .build()))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(timeouts.whole())
                        .apiCallAttemptTimeout(timeouts.whole()));
        settings.accept(builder);
        return builder.build();
    }
}
