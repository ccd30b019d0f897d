package dev.emailservice.delivery.ledger;

import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A worker's right to send one email.
 *
 * @param id the email
 * @param worker who holds it; unique a claim
 * @param leaseUntil from then on another worker may claim the email, and this one must not send it
 * @param earlier what is known of the calls of earlier claims
 * @param interrupted a call that an earlier worker began and whose outcome nobody has recorded, or null
 */
public record Claim(
        EmailId id,
        String worker,
        Instant leaseUntil,
        Earlier earlier,
        @Nullable Call interrupted) {

    /** What earlier claims may have done. */
    public enum Earlier {
        /** Nobody can have sent the email. */
        NOT_SENT,
        /** It may have been sent: a call ended as unknown, or its worker died in it. */
        MAY_BE_SENT,
        /** The same, and the time has passed in which the provider would have said so. */
        CONFIRMATION_OVERDUE
    }

    /** A call of a provider. */
    public record Call(ProviderName provider, Instant began) {}
}
