package dev.emailservice.local.faults;

import dev.emailservice.local.doubles.Behaviour.Mode;
import dev.emailservice.local.faults.TestCertificates.Kind;
import dev.emailservice.model.settings.OnUnknown;
import java.util.List;
import java.util.function.Supplier;

/** The faults this project knows how to inject. A fault is made anew for each run. */
public final class Faults {

    private Faults() {}

    /** Every fault, in the order they run. */
    public static List<Supplier<Fault>> all() {
        return List.of(
                HalfErrors::new,
                ProviderDown::new,
                () -> new WorkerKilled(10),
                RedisKilled::new,
                MalformedMessages::new,
                () -> new UnknownOutcomes(OnUnknown.CONFIRM_FIRST, true),
                () -> new UnknownOutcomes(OnUnknown.CONFIRM_FIRST, false),
                () -> new UnknownOutcomes(OnUnknown.HOLD, false),
                // With events the provider's own word may come before the second attempt, which is then rightly not
                // made.
                () -> new UnknownOutcomes(OnUnknown.RESEND_NOW, false),
                RepeatedMessages::new,
                BothDown::new,
                Poison::once,
                Poison::redriven,
                () -> new WorkerKilled(50),
                WorkerFrozen::new,
                () -> BadAnswers.status("ses", 500),
                () -> BadAnswers.status("sendgrid", 502),
                () -> BadAnswers.broken("ses", Mode.RESET),
                () -> BadAnswers.broken("sendgrid", Mode.HANG),
                () -> BadAnswers.unreadable("ses", Mode.ACCEPT_TRUNCATED),
                () -> BadAnswers.unreadable("ses", Mode.ACCEPT_HTML),
                () -> BadAnswers.unreadable("sendgrid", Mode.ACCEPT_WITHOUT_ID),
                () -> BadAnswers.status("sendgrid", 401),
                () -> BadAnswers.status("ses", 403),
                () -> new RedisFault(RedisFault.Kind.FROZEN),
                () -> new RedisFault(RedisFault.Kind.FLUSHED),
                () -> new RedisFault(RedisFault.Kind.FULL),
                () -> new RedisFault(RedisFault.Kind.LOCKED),
                () -> new RedisFault(RedisFault.Kind.GARBAGE),
                () -> new RedisFault(RedisFault.Kind.ABSENT),
                () -> new RedisFault(RedisFault.Kind.STALLED),
                () -> new RedisFault(RedisFault.Kind.SLOW),
                SecretsDown::cold,
                SecretsDown::warm,
                UsageLimit::new,
                () -> BadAnswers.paused("sendgrid"),
                VisibilityEnds::new,
                WorkerKilledEarly::new,
                QueueRefuses::new,
                QueueHangs::new,
                () -> new UntrustedTls(Kind.SELF_SIGNED),
                () -> new UntrustedTls(Kind.EXPIRED),
                () -> new UntrustedTls(Kind.WRONG_HOST),
                KilledBeforeCall::new,
                ClockWrong::fast,
                ClockWrong::slow,
                SesThrottled::rate,
                SesThrottled::quota,
                BothDownLong::new);
    }
}
