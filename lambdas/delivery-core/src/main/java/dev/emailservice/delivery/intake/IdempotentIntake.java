package dev.emailservice.delivery.intake;

import dev.emailservice.delivery.intake.IntakeResult.Accepted;
import dev.emailservice.delivery.intake.IntakeResult.InProgress;
import dev.emailservice.delivery.intake.IntakeResult.KeyReused;
import dev.emailservice.delivery.intake.IntakeResult.Reason;
import dev.emailservice.delivery.intake.IntakeResult.Replayed;
import dev.emailservice.delivery.intake.IntakeResult.TooLarge;
import dev.emailservice.delivery.intake.OnceEntry.Progress;
import dev.emailservice.delivery.intake.OnceLedger.Opening;
import dev.emailservice.delivery.intake.OnceLedger.Opening.Opened;
import dev.emailservice.delivery.intake.OnceLedger.Opening.Present;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.settings.DeployedFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts an email once, however often it is handed in with the same key. The email's id comes from the key, so that no record
 * of the key can get lost: the first request makes the ledger's entry, and every other one finds it.
 *
 * <p>A request that finds an entry whose email may not have reached the queue, and nobody at it, puts it there again. That it is
 * there twice then does no harm: the ledger lets one copy be sent.
 */
public final class IdempotentIntake {

    /** How long a key stands for the same email. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** How long a request may be at it: after its function's time it is over. */
    static final Duration AT_WORK = DeployedFunction.SEND_EMAIL.timeout();

    /** Uses of one key, each more than {@link #KEPT} after the one before: more than the ledger remembers. */
    private static final int MAX_USES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(IdempotentIntake.class);

    private final EmailIntake intake;
    private final OnceLedger ledger;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param intake puts emails on the queue
     * @param clock the one of the intake
     * @param random tells this request from every other
     */
    public IdempotentIntake(EmailIntake intake, OnceLedger ledger, InstantSource clock, RandomGenerator random) {
        this.intake = intake;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    /** Accepts an email that comes without a key: each time as another one. */
    public IntakeResult accept(EmailRequest email, SendOptions options) {
        return intake.accept(email, options);
    }

    /**
     * Accepts the email, or says what became of it before.
     *
     * @param payload a digest of the request's content: the same for a request that is repeated, another for another
     */
    public IntakeResult accept(EmailRequest email, SendOptions options, IdempotencyKey key, String payload) {
        Instant now = clock.instant();
        String request = new UUID(random.nextLong(), random.nextLong()).toString();
        try {
            for (int use = 0; use < MAX_USES; use++) {
                EmailJob job = new EmailJob(EmailId.of(key.digest(use)), now, email, options);
                TooLarge large = EmailIntake.tooLarge(job);
                if (large != null) {
                    return large;
                }
                switch (ledger.open(job, payload, request, now.plus(AT_WORK))) {
                    case Opened _ -> {
                        return enqueue(job, request);
                    }
                    case Present(OnceEntry entry)
                    when entry.acceptedAt().plus(KEPT).isAfter(now) -> {
                        return repeated(entry, job, payload, request);
                    }
                    // The key is free again, and the id is not.
                    case Opening _ -> {}
                }
            }
        } catch (LedgerUnavailableException e) {
            LOG.atError().setCause(e).log("email not accepted");
            return new IntakeResult.Unavailable(Reason.LEDGER);
        }
        throw new IllegalStateException("a key has been used " + MAX_USES + " times");
    }

    private IntakeResult repeated(OnceEntry entry, EmailJob job, String payload, String request) {
        Instant now = job.acceptedAt();
        if (!entry.payload().equals(payload)) {
            return new KeyReused();
        }
        if (entry.progress() == Progress.QUEUED) {
            return new Replayed(entry.id());
        }
        if (entry.progress() == Progress.OPENED && entry.until().isAfter(now)) {
            return new InProgress(Duration.between(now, entry.until()));
        }
        if (!ledger.takeOver(entry, request, now.plus(AT_WORK))) {
            return new InProgress(AT_WORK);
        }
        return enqueue(new EmailJob(job.id(), entry.acceptedAt(), job.email(), job.options()), request);
    }

    private IntakeResult enqueue(EmailJob job, String request) {
        IntakeResult result = intake.enqueue(job, id -> ledger.refused(id, request));
        if (result instanceof Accepted) {
            try {
                ledger.acknowledged(job.id(), clock.instant());
            } catch (LedgerUnavailableException e) {
                // It is on the queue all the same; at worst a repeated request puts it there again.
                LOG.atWarn().addKeyValue("id", job.id()).log("queued, but the ledger could not be told");
            }
        }
        return result;
    }
}
