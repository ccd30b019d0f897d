package dev.emailservice.delivery.ledger;

import dev.emailservice.model.ledger.LedgerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test may look at of one entry, whichever store keeps it.
 *
 * @param state where the email stands
 * @param provider who accepted it, once sent
 * @param messageId the provider's own id, once sent
 * @param reason why it failed, once failed
 * @param attempts every recorded attempt, the oldest first
 */
public record LedgerEntry(
        LedgerState state,
        @Nullable String provider,
        @Nullable String messageId,
        @Nullable String reason,
        List<Attempt> attempts) {

    /** One recorded attempt, as text. */
    public record Attempt(
            String provider,
            String outcome,
            @Nullable String detail,
            @Nullable String messageId,
            String at,
            long tookMillis,
            String why) {}
}
