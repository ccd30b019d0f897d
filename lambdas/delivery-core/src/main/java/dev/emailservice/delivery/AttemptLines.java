package dev.emailservice.delivery;

import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.model.job.EmailId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the log says of an attempt: why its provider got the email, and what came of it. Nothing above DEBUG where all is well. */
final class AttemptLines {

    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

    private AttemptLines() {}

    /** @param failedOver whether another provider had been offered the email before */
    static void write(EmailId email, AttemptRecord attempt, boolean failedOver) {
        boolean accepted = attempt.outcome() instanceof Accepted;
        LOG.atLevel(accepted ? (failedOver ? Level.INFO : Level.DEBUG) : Level.WARN)
                .addKeyValue("emailId", email)
                .addKeyValue("provider", attempt.provider())
                .addKeyValue("outcome", attempt.outcome().code())
                .addKeyValue("detail", attempt.outcome().detail())
                .addKeyValue("millis", attempt.took().toMillis())
                .addKeyValue("why", attempt.why())
                .log(accepted ? "routed" : "attempt did not end in an accept");
    }
}
