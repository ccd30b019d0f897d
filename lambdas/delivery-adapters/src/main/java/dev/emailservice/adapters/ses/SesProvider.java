package dev.emailservice.adapters.ses;

import dev.emailservice.adapters.wire.Answer;
import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.Attempts;
import dev.emailservice.adapters.wire.LostCalls;
import dev.emailservice.adapters.wire.WireAttempt;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.EmailProvider;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailJob;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/** Email through Amazon SES v2. Safe for use by many threads. */
public final class SesProvider implements EmailProvider, AutoCloseable {

    /** {@code ses}. */
    public static final ProviderName NAME = new ProviderName("ses");

    private final SesV2Client client;
    private final @Nullable String configurationSet;

    /**
     * A provider on the given client.
     *
     * @param client from {@link SesClients}: any other may send twice
     * @param configurationSet the configuration set of every email, or null for none
     */
    public SesProvider(SesV2Client client, @Nullable String configurationSet) {
        this.client = client;
        this.configurationSet = configurationSet;
    }

    /** A provider on a client of its own, which takes region, credentials and endpoint from the environment. */
    public static SesProvider create(@Nullable String configurationSet) {
        return new SesProvider(SesClients.create(AttemptTimeouts.BUDGET, builder -> {}), configurationSet);
    }

    @Override
    public ProviderName name() {
        return NAME;
    }

    @Override
    public AttemptOutcome send(EmailJob job) {
        return send(job, SesRequests::of);
    }

    @Override
    public AttemptOutcome probe(EmailJob probe) {
        return send(probe, SesRequests::toSimulator);
    }

    private AttemptOutcome send(EmailJob job, BiFunction<EmailJob, @Nullable String, SendEmailRequest> compose) {
        return Attempts.make(job, attempt -> {
            SendEmailRequest request = compose.apply(job, configurationSet);
            try {
                return new Accepted(client.sendEmail(request).messageId());
            } catch (SdkException failure) {
                return outcome(attempt, failure);
            }
        });
    }

    /** {@code GetAccount}: a limit of -1 is none ("SendQuota"). */
    @Override
    public Optional<AccountUsage> account() {
        try {
            SendQuota quota = new WireAttempt()
                    .run(() -> client.getAccount(request -> {}))
                    .sendQuota();
            return Optional.of(new AccountUsage(
                    quota.maxSendRate() > 0 ? quota.maxSendRate() : null,
                    quota.max24HourSend() >= 0 ? (long) (double) quota.max24HourSend() : null,
                    (long) (double) quota.sentLast24Hours()));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    private static AttemptOutcome outcome(WireAttempt attempt, SdkException failure) {
        Optional<Answer> answer = attempt.answer();
        if (answer.isPresent() && answer.get().isSuccess()) {
            // Taken, with a body that can't be read. Sending it again would be the worse mistake.
            return new Accepted(null);
        }
        if (answer.isPresent()) {
            AwsErrorDetails details = failure instanceof AwsServiceException error ? error.awsErrorDetails() : null;
            return SesOutcomes.of(
                    answer.get(),
                    details == null ? "" : orEmpty(details.errorCode()),
                    details == null ? "" : orEmpty(details.errorMessage()));
        }
        AttemptOutcome lost = LostCalls.outcome(attempt, failure);
        return isCredentialFault(attempt, failure) ? new ConfigFault("credentials_unavailable") : lost;
    }

    /** The SDK says only in words that it found no credentials. */
    private static boolean isCredentialFault(WireAttempt attempt, SdkException failure) {
        String message = orEmpty(failure.getMessage());
        return !attempt.hasBegun() && message.contains("Unable to load credentials");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        client.close();
    }
}
