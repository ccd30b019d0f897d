package dev.emailservice.adapters.secrets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * One secret of AWS Secrets Manager, kept in memory. Whatever is wrong there, nothing is thrown: the value is the last one
 * known, or none. {@link #toString()} shows nothing of it. Safe for use by many threads.
 */
public final class SecretsManagerSecret {

    /** Secrets Manager is asked once in this time, however often somebody wants a new value. */
    public static final Duration SHORTEST_REFRESH = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SecretsManagerSecret.class);

    private final SecretsManagerClient secretsManager;
    private final String arn;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable String value;
    private @Nullable Instant askedAt;

    /**
     * Does nothing yet: the first {@link #current()} asks.
     *
     * @param secretsManager see {@link SecretsManagerClients}
     * @param arn the secret's ARN
     */
    public SecretsManagerSecret(SecretsManagerClient secretsManager, String arn, InstantSource clock) {
        this.secretsManager = secretsManager;
        this.arn = arn;
        this.clock = clock;
    }

    /** The value as it is known, asked for at the first time; empty where it is missing or was never reached. */
    public Optional<String> current() {
        if (value == null) {
            refresh();
        }
        return Optional.ofNullable(value);
    }

    /**
     * Asks for the value anew, as after an answer that says it is no longer good. Does nothing within {@link
     * #SHORTEST_REFRESH} of the last time; where it fails, the known value stays.
     */
    public void refresh() {
        asking.lock();
        try {
            Instant now = clock.instant();
            if (wasAskedLately(now)) {
                return;
            }
            askedAt = now;
            String read =
                    secretsManager.getSecretValue(get -> get.secretId(arn)).secretString();
            if (read != null && !read.isBlank()) {
                value = read.strip();
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("secret", arn)
                    .addKeyValue("cause", code(e))
                    .log("secret could not be read");
        } finally {
            asking.unlock();
        }
    }

    @Override
    public String toString() {
        return "SecretsManagerSecret[" + arn + "]";
    }

    private boolean wasAskedLately(Instant now) {
        Instant asked = askedAt;
        return asked != null && !now.isBefore(asked) && now.isBefore(asked.plus(SHORTEST_REFRESH));
    }

    private static String code(RuntimeException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : e.getClass().getSimpleName();
    }
}
