package dev.emailservice.adapters.wire;

import dev.emailservice.adapters.mime.Sendable;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.model.job.EmailJob;
import java.util.Optional;

/** The frame around every attempt: what holds for any provider before its call and after a bug in it. */
public final class Attempts {

    private Attempts() {}

    /** The one call of an attempt. */
    @FunctionalInterface
    public interface Call {
        /** Makes the request, as the {@link WireAttempt#current} one. */
        AttemptOutcome make(WireAttempt attempt);
    }

    /**
     * Makes the attempt, unless the email can't be put on the wire safely or this thread is already told to stop. Never
     * throws an exception: a bug is an outcome too, and an unknown one as soon as the request has begun.
     */
    public static AttemptOutcome make(EmailJob job, Call call) {
        if (Thread.currentThread().isInterrupted()) {
            return new LocalFault("interrupted");
        }
        Optional<MessageFault> fault = Sendable.fault(job.email());
        if (fault.isPresent()) {
            return fault.get();
        }
        WireAttempt attempt = new WireAttempt();
        try {
            return attempt.run(() -> call.make(attempt));
        } catch (RuntimeException | LinkageError | StackOverflowError bug) {
            LocalFault unexpected = LostCalls.unexpected(bug);
            return attempt.hasBegun() ? new Unknown(unexpected.reason()) : unexpected;
        }
    }
}
