package dev.emailservice.local.doubles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What tells the double of one provider from the other's: the wire format. */
interface Vendor {

    /**
     * What the provider answers, and the email it has accepted with that, if any.
     *
     * @param accepted whether it has accepted an email: also one that reaches nobody and leaves no receipt
     */
    record Verdict(Answer answer, @Nullable Receipt receipt, boolean accepted) {

        /** Nothing was accepted. */
        static Verdict other(Answer answer) {
            return new Verdict(answer, null, false);
        }

        /** An email for people. */
        static Verdict accepted(Answer answer, Receipt receipt) {
            return new Verdict(answer, receipt, true);
        }

        /** An email to the provider's sandbox or simulator. */
        static Verdict harmless(Answer answer) {
            return new Verdict(answer, null, true);
        }
    }

    /** The provider's name in settings. */
    String name();

    /** Reads and judges the request as the healthy provider does. */
    Verdict judge(Request request, Instant now);

    /** An error of this status in the provider's own shape. */
    Answer failure(int status);

    /** The provider's answer to an email beyond the quota of the day, or of the account. */
    Answer quotaExhausted();

    /** The provider's answer to a client that asks more often than {@code perSecond}. */
    Answer tooManyRequests(int perSecond, Instant now);
}
