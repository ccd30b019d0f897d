package dev.emailservice.delivery;

import dev.emailservice.delivery.DeliveryResult.Failed;
import dev.emailservice.delivery.DeliveryResult.Held;
import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attempts of one claim, and the one write to the ledger that ends it. Used by one thread. */
final class AttemptLog {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);

    private final Ledger ledger;
    private final Claim claim;
    private final List<AttemptRecord> attempts = new ArrayList<>();
    private boolean mayHaveBeenSent;

    AttemptLog(Ledger ledger, Claim claim) {
        this.ledger = ledger;
        this.claim = claim;
    }

    void add(AttemptRecord attempt) {
        attempts.add(attempt);
        mayHaveBeenSent |= attempt.outcome() instanceof Unknown;
    }

    /** Notes that an earlier claim may have sent the email already. */
    void riskDuplicate() {
        mayHaveBeenSent = true;
    }

    /** Whether one more accept may be the email's second. */
    boolean mayHaveBeenSent() {
        return mayHaveBeenSent;
    }

    Set<ProviderName> tried() {
        Set<ProviderName> tried = new HashSet<>();
        attempts.forEach(attempt -> tried.add(attempt.provider()));
        return tried;
    }

    /** The reason all attempts share, where every one of them blamed the message; else null. */
    @Nullable
    String blamedOnMessage() {
        boolean all = !attempts.isEmpty() && attempts.stream().allMatch(a -> a.outcome() instanceof MessageFault);
        return all ? attempts.getLast().outcome().detail() : null;
    }

    /** Through whom the last attempt went, or null before the first. */
    @Nullable
    ProviderName lastProvider() {
        return attempts.isEmpty() ? null : attempts.getLast().provider();
    }

    /**
     * Ends the email as sent. Where the ledger can't be told, the email is sent all the same: giving the message back would
     * have it sent twice.
     */
    DeliveryResult sent(ProviderName provider, @Nullable String messageId) {
        try {
            ledger.sent(claim, provider, messageId, attempts);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("emailId", claim.id())
                    .addKeyValue("provider", provider)
                    .log("sent, but the ledger could not be told");
        }
        return new Sent(provider);
    }

    DeliveryResult failed(String reason) {
        ledger.failed(claim, reason, attempts);
        return new Failed(reason);
    }

    DeliveryResult hold() {
        ledger.unknown(claim, attempts);
        return new Held();
    }

    DeliveryResult retry(Duration atLeast, String reason) {
        ledger.release(claim, attempts);
        return new Retry(atLeast, reason);
    }
}
