package dev.emailservice.adapters.sendgrid;

import dev.emailservice.adapters.wire.AttemptTimeouts;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** The HTTP client under sendgrid-java: the one it brings has no timeout and retries by itself. */
final class SendGridHttp {

    /** One for each email of a batch. */
    static final int CONNECTIONS = 10;

    /** A kept connection is used no longer than this, so that a change of SendGrid's addresses is followed. */
    static final Duration LONGEST_USE = Duration.ofSeconds(60);

    /**
     * A connection idle for longer is looked at before it is used. A Lambda function sleeps between calls and its
     * connections die meanwhile; writing to a dead one makes an unknown outcome. The look costs a millisecond.
     */
    static final Duration TRUSTED_IDLE = Duration.ofMillis(1);

    private SendGridHttp() {}

    static CloseableHttpClient create(AttemptTimeouts timeouts, int connections) {
        int read = Math.toIntExact(timeouts.read().toMillis());
        int connect = Math.toIntExact(timeouts.connect().toMillis());
        PoolingHttpClientConnectionManager pool =
                new PoolingHttpClientConnectionManager(LONGEST_USE.toMillis(), TimeUnit.MILLISECONDS);
        pool.setMaxTotal(connections);
        pool.setDefaultMaxPerRoute(connections);
        pool.setValidateAfterInactivity(Math.toIntExact(TRUSTED_IDLE.toMillis()));
        pool.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(read).setTcpNoDelay(true).build());
        OneRequestExecutor wire = new OneRequestExecutor();
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(connect)
                        .setConnectionRequestTimeout(connect)
                        .setSocketTimeout(read)
                        .build())
                .setRequestExecutor(wire)
                .addInterceptorFirst(wire)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
