package dev.emailservice.adapters.sendgrid;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.AttemptWatch;
import dev.emailservice.adapters.wire.Attempts;
import dev.emailservice.adapters.wire.LostCalls;
import dev.emailservice.adapters.wire.WireAttempt;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;

/** Email through SendGrid v3. Safe for use by as many threads as it has connections. */
public final class SendGridProvider implements EmailProvider, AutoCloseable {

    /** {@code sendgrid}. */
    public static final ProviderName NAME = new ProviderName("sendgrid");

    /** A fault of this worker, which must not turn the others from the provider: they hold the key. */
    private static final AttemptOutcome SECRET_UNAVAILABLE = new LocalFault("secret_unavailable");

    private static final AttemptOutcome REFUSED_KEY = new ConfigFault("http_401");

    private final SendGridBaseUrl baseUrl;
    private final ApiKeySource apiKey;
    private final InstantSource clock;
    private final AttemptWatch watch;
    private final Duration whole;
    /** Kept for good: its finalizer closes the HTTP client. */
    private final Client client;

    /**
     * A provider with an HTTP client of its own.
     *
     * @param baseUrl where SendGrid is
     * @param apiKey the key, read anew after a 401
     * @param timeouts how long an attempt may take
     * @param connections how many attempts may be on the wire at once
     */
    public SendGridProvider(
            SendGridBaseUrl baseUrl,
            ApiKeySource apiKey,
            InstantSource clock,
            AttemptTimeouts timeouts,
            int connections) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.clock = clock;
        this.watch = new AttemptWatch(timeouts.whole());
        this.whole = timeouts.whole();
        this.client = new Client(SendGridHttp.create(timeouts, connections), baseUrl.plainHttp());
    }

    /** A provider with the budget of every attempt and a connection for each email of a batch. */
    public static SendGridProvider create(SendGridBaseUrl baseUrl, ApiKeySource apiKey, InstantSource clock) {
        return new SendGridProvider(baseUrl, apiKey, clock, AttemptTimeouts.BUDGET, SendGridHttp.CONNECTIONS);
    }

    @Override
    public ProviderName name() {
        return NAME;
    }

    @Override
    public AttemptOutcome send(EmailJob job) {
        return send(job, SendGridBody::of);
    }

    @Override
    public AttemptOutcome probe(EmailJob probe) {
        return send(probe, SendGridBody::inSandbox);
    }

    private AttemptOutcome send(EmailJob job, Function<EmailJob, String> body) {
        return Attempts.make(job, attempt -> {
            Instant latestRefresh = clock.instant().plus(whole).minus(ApiKeySource.LONGEST_WAIT);
            // From here on: to wait for the key is part of the attempt.
            Future<?> watched = watch.watch(attempt);
            try {
                Optional<String> key = key();
                if (key.isEmpty() || attempt.isAborted()) {
                    return SECRET_UNAVAILABLE;
                }
                AttemptOutcome outcome = call(attempt, key.get(), body.apply(job));
                return outcome.equals(REFUSED_KEY) ? afterRefusal(key.get(), latestRefresh) : outcome;
            } finally {
                watched.cancel(false);
            }
        });
    }

    /** A secret is easily stored with a line end, which must not get into the header. */
    private Optional<String> key() {
        return apiKey.current().map(String::strip);
    }

    private AttemptOutcome call(WireAttempt attempt, String key, String body) {
        SendGrid api = new SendGrid(key, client);
        api.setHost(baseUrl.host());
        Request request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(body);
        try {
            Response response = api.api(request);
            return attempt.answer()
                    .map(answer -> SendGridOutcomes.of(answer, response.getBody(), clock.instant()))
                    .orElseThrow();
        } catch (IOException | UncheckedIOException failure) {
            return attempt.answer()
                    .map(answer -> SendGridOutcomes.of(answer, "", clock.instant()))
                    .orElseGet(() -> lost(attempt, failure));
        }
    }

    private static AttemptOutcome lost(WireAttempt attempt, Exception failure) {
        if (!attempt.hasBegun()) {
            if (LostCalls.cause(failure, ConnectionPoolTimeoutException.class).isPresent()) {
                return new LocalFault("connection_pool_exhausted");
            }
            if (LostCalls.cause(failure, ConnectTimeoutException.class).isPresent()) {
                return new Unavailable("connect_timeout");
            }
        }
        return LostCalls.outcome(attempt, failure);
    }

    /**
     * The key may have been rotated. Then this worker was late and nobody's configuration is wrong: the email goes to the
     * next provider, and the next email with the new key. Where the attempt's time is nearly over, that is left to the next
     * email that is refused.
     */
    private AttemptOutcome afterRefusal(String refused, Instant latestRefresh) {
        if (isCurrent(refused)) {
            if (clock.instant().isAfter(latestRefresh)) {
                return new LocalFault("api_key_not_checked");
            }
            apiKey.refresh();
        }
        return isCurrent(refused) ? REFUSED_KEY : new LocalFault("api_key_rotated");
    }

    private boolean isCurrent(String refused) {
        return key().filter(refused::equals).isPresent();
    }

    @Override
    public void close() {
        watch.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
