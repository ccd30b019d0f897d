package dev.emailservice.delivery.intake;

import dev.emailservice.delivery.intake.EmailIntake.TakeBack;
import dev.emailservice.delivery.intake.IntakeResult.Accepted;
import dev.emailservice.delivery.intake.IntakeResult.InProgress;
import dev.emailservice.delivery.intake.IntakeResult.KeyReused;
import dev.emailservice.delivery.intake.IntakeResult.Reason;
import dev.emailservice.delivery.intake.IntakeResult.Replayed;
import dev.emailservice.delivery.intake.IntakeResult.TooLarge;
import dev.emailservice.delivery.intake.OnceEntry.Progress;
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
import java.util.Optional;
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

    /** Entries looked at for one request. The first one names the latest, so that two or three are enough. */
    private static final int MAX_STEPS = 8;

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

    /** What is wrong with an email's size, without accepting it; empty where nothing is. */
    public static Optional<TooLarge> tooLarge(EmailRequest email, SendOptions options) {
        return Optional.ofNullable(EmailIntake.tooLarge(new EmailJob(EmailId.NONE, Instant.EPOCH, email, options)));
    }

    /** Accepts an email that comes without a key: each time as another one. */
    public IntakeResult accept(EmailRequest email, SendOptions options) {
        return intake.accept(email, options);
    }

    /**
     * Accepts the email, or says what became of it before.
     *
     * @param content a digest of the request's content: the same for a request that is repeated, another for another
     */
    public IntakeResult accept(EmailRequest email, SendOptions options, IdempotencyKey key, String content) {
        Instant now = clock.instant();
        String payload = key.seal(content);
        String request = new UUID(random.nextLong(), random.nextLong()).toString();
        int use = 0;
        try {
            for (int step = 0; step < MAX_STEPS; step++) {
                EmailJob job = new EmailJob(idOf(key, use), now, email, options);
                TooLarge large = EmailIntake.tooLarge(job);
                if (large != null) {
                    return large;
                }
                switch (ledger.open(job, payload, request, now.plus(AT_WORK))) {
                    case Opened _ -> {
                        return enqueue(job, id -> ledger.refused(id, request));
                    }
                    case Present(OnceEntry entry) -> {
                        if (use == 0 && entry.latestUse() > 0) {
                            use = entry.latestUse();
                        } else if (stands(entry, now)) {
                            return repeated(entry, job, payload, request);
                        } else {
                            use++;
                            // Before there is an entry: the first one must outlive it, or the key would begin anew.
                            ledger.usedAgain(idOf(key, 0), use, now);
                        }
                    }
                }
            }
        } catch (LedgerUnavailableException e) {
            LOG.atError().setCause(e).log("email not accepted");
            return new IntakeResult.Unavailable(Reason.LEDGER);
        }
        LOG.atError().log("a key's entries can't be made out");
        return new IntakeResult.Unavailable(Reason.LEDGER);
    }

    /**
     * What became of this very email before; empty where the key does not stand for one. For a request that would not be accepted
     * any more, such as one that has expired since: its caller may only not have heard the answer.
     *
     * @param content as above
     */
    public Optional<IntakeResult> earlier(IdempotencyKey key, String content) {
        Instant now = clock.instant();
        try {
            return latest(key)
                    .filter(entry -> stands(entry, now) && entry.progress() != Progress.REFUSED)
                    .map(entry -> {
                        if (!entry.payload().equals(key.seal(content))) {
                            return new KeyReused();
                        }
                        return entry.progress() == Progress.QUEUED ? new Replayed(entry.id()) : new InProgress(AT_WORK);
                    });
        } catch (LedgerUnavailableException e) {
            LOG.atError().setCause(e).log("a key's entries can't be read");
            return Optional.of(new IntakeResult.Unavailable(Reason.LEDGER));
        }
    }

    private Optional<OnceEntry> latest(IdempotencyKey key) {
        return ledger.find(idOf(key, 0))
                .flatMap(first ->
                        first.latestUse() == 0 ? Optional.of(first) : ledger.find(idOf(key, first.latestUse())));
    }

    private static EmailId idOf(IdempotencyKey key, int use) {
        return EmailId.of(key.digest(use));
    }

    /** Whether the key still stands for this email. It does from the last request that may have had it accepted. */
    private static boolean stands(OnceEntry entry, Instant now) {
        Instant lastTry = entry.until().minus(AT_WORK);
        Instant since = lastTry.isAfter(entry.acceptedAt()) ? lastTry : entry.acceptedAt();
        return since.plus(KEPT).isAfter(now);
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
        EmailJob again = new EmailJob(job.id(), entry.acceptedAt(), job.email(), job.options());
        // An earlier request may have been told that its email is accepted: then this one must not end it.
        return enqueue(again, entry.progress() == Progress.REFUSED ? id -> ledger.refused(id, request) : _ -> {});
    }

    private IntakeResult enqueue(EmailJob job, TakeBack takeBack) {
        IntakeResult result = intake.enqueue(job, takeBack);
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
