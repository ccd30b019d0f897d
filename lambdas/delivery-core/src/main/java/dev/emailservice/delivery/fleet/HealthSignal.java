package dev.emailservice.delivery.fleet;

import dev.emailservice.delivery.provider.AttemptOutcome;

/** What an attempt's outcome says of the provider's health. */
public enum HealthSignal {
    /** It works. */
    SUCCESS,
    /** It failed; a few of these open its breaker. */
    FAILURE,
    /** It can't work until somebody acts: one is enough to leave it. */
    OUT_OF_SERVICE,
    /** Nothing: the message, a limit, or we ourselves were at fault. */
    NONE;

    /** The signal in an outcome. */
    public static HealthSignal of(AttemptOutcome outcome) {
        return switch (outcome) {
            case AttemptOutcome.Accepted _ -> SUCCESS;
            case AttemptOutcome.Unavailable _, AttemptOutcome.Unknown _ -> FAILURE;
            case AttemptOutcome.ConfigFault _, AttemptOutcome.Paused _ -> OUT_OF_SERVICE;
            case AttemptOutcome.MessageFault _,
                    AttemptOutcome.Throttled _,
                    AttemptOutcome.QuotaExhausted _,
                    AttemptOutcome.LocalFault _ -> NONE;
        };
    }
}
