package dev.emailservice.delivery.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt ended in. Reasons are machine-readable codes such as {@code http_503}: never a provider's free text,
 * which may quote addresses.
 */
public sealed interface AttemptOutcome {

    /** The name in logs, metrics and the ledger. */
    String code();

    /**
     * The provider took the email.
     *
     * @param messageId the provider's own id, or null where it gave none that could be read
     */
    record Accepted(@Nullable String messageId) implements AttemptOutcome {
        @Override
        public String code() {
            return "accepted";
        }
    }

    /** The content or an address is refused. Says nothing of the provider's health. */
    record MessageFault(String reason, Scope scope) implements AttemptOutcome {

        /** Whom the reason concerns. */
        public enum Scope {
            /** Another provider may well take it: a size limit, a sandbox. */
            THIS_PROVIDER,
            /** No provider will. */
            EVERY_PROVIDER
        }

        @Override
        public String code() {
            return "message_fault";
        }
    }

    /** Our account or configuration at this provider is wrong. Surely not sent. */
    record ConfigFault(String reason) implements AttemptOutcome {
        @Override
        public String code() {
            return "config_fault";
        }
    }

    /** The provider has paused our sending. Surely not sent. */
    record Paused(String reason) implements AttemptOutcome {
        @Override
        public String code() {
            return "paused";
        }
    }

    /**
     * Too many a second. Surely not sent; the provider is well.
     *
     * @param retryAfter how long it asks us to wait, or null where it does not say
     */
    record Throttled(@Nullable Duration retryAfter) implements AttemptOutcome {
        @Override
        public String code() {
            return "throttled";
        }
    }

    /** The day's or the account's quota is used up. Surely not sent. */
    record QuotaExhausted(String reason) implements AttemptOutcome {
        @Override
        public String code() {
            return "quota_exhausted";
        }
    }

    /** The provider could not be reached or is out of service. Surely not sent. */
    record Unavailable(String reason) implements AttemptOutcome {
        @Override
        public String code() {
            return "unavailable";
        }
    }

    /** It may or may not have been sent. */
    record Unknown(String reason) implements AttemptOutcome {
        @Override
        public String code() {
            return "unknown";
        }
    }

    /** A fault of our own. Surely not sent, and nobody's health but ours. */
    record LocalFault(String reason) implements AttemptOutcome {
        @Override
        public String code() {
            return "local_fault";
        }
    }

    /** The machine-readable reason, or null for an accept. */
    default @Nullable String detail() {
        return switch (this) {
            case Accepted _ -> null;
            case MessageFault f -> f.reason();
            case ConfigFault f -> f.reason();
            case Paused p -> p.reason();
            case Throttled _ -> "throttled";
            case QuotaExhausted q -> q.reason();
            case Unavailable u -> u.reason();
            case Unknown u -> u.reason();
            case LocalFault f -> f.reason();
        };
    }
}
