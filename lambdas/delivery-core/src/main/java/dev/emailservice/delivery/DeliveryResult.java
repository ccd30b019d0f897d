package dev.emailservice.delivery;

import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of delivering one email job, and so what happens to its message. */
public sealed interface DeliveryResult {

    /** A provider accepted it; the message is done. */
    record Sent(ProviderName provider) implements DeliveryResult {}

    /**
     * It had ended before; the message is done, and nothing was sent.
     *
     * @param reason why, where it had ended as failed, or expired while unknown; else null
     */
    record AlreadyEnded(LedgerState state, @Nullable String reason) implements DeliveryResult {}

    /** It may have been sent and the policy forbids sending it again; the message is done, the ledger shows it. */
    record Held() implements DeliveryResult {}

    /** It became stale before a provider had it; the message is done, the ledger shows it. */
    record Expired() implements DeliveryResult {}

    /**
     * Not sent now; the message goes back to the queue.
     *
     * @param atLeast it makes no sense to try before that; zero where only the back-off counts
     * @param reason machine-readable
     */
    record Retry(Duration atLeast, String reason) implements DeliveryResult {

        /** Another worker holds its claim. */
        static final String CLAIMED_ELSEWHERE = "claimed_elsewhere";

        /** Another worker has taken over its claim. */
        static final String CLAIM_LOST = "claim_lost";

        /** It is too old to be sent by this worker's clock, which alone does not end it. */
        static final String STALE = "stale";

        /** The provider's own word is waited for. */
        static final String AWAITING_CONFIRMATION = "awaiting_confirmation";

        /** Whether it is stale by this worker's clock alone. */
        public boolean isStale() {
            return reason.equals(STALE);
        }

        /** Whether it depends on someone else, by {@link #atLeast}, how it goes on. */
        public boolean waitsForOthers() {
            return reason.equals(CLAIMED_ELSEWHERE)
                    || reason.equals(CLAIM_LOST)
                    || reason.equals(AWAITING_CONFIRMATION);
        }
    }

    /**
     * It can never be sent; the message goes to the dead-letter queue.
     *
     * @param reason machine-readable
     */
    record Failed(String reason) implements DeliveryResult {}

    /** The name in logs and metrics. */
    default String code() {
        return switch (this) {
            case Sent _ -> "sent";
            case AlreadyEnded _ -> "already_ended";
            case Held _ -> "unknown";
            case Expired _ -> "expired";
            case Retry _ -> "retry";
            case Failed _ -> "failed";
        };
    }
}
