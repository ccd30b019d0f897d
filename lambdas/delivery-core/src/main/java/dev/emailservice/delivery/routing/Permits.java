package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ProviderPlan;

/**
 * What this worker may still send through one provider, in recipients, and what the fleet's account of it is to be corrected by.
 * Guarded by its owner.
 */
final class Permits {

    private boolean unlimited = true;
    private int left;

    /** Recipients the fleet has charged, or will have with the next report, that were not used. */
    private int prepaid;

    /** Recipients used that the fleet has not charged. */
    private int owed;

    /** What the fleet is being told. */
    private int underWay;

    /** What the fleet has reserved and charged, or {@link ProviderPlan#UNLIMITED}. */
    void grant(int recipients) {
        unlimited = recipients == ProviderPlan.UNLIMITED;
        if (!unlimited) {
            prepaid += recipients;
            // What this worker had allowed itself without the fleet is over.
            left = prepaid;
        }
    }

    /** What this worker allows itself more without the fleet; nobody has charged it. */
    void allow(int recipients) {
        unlimited = recipients == ProviderPlan.UNLIMITED;
        left = unlimited ? 0 : left + recipients;
    }

    boolean has(int recipients) {
        return unlimited || left >= recipients;
    }

    void take(int recipients) {
        int paid = Math.min(prepaid, recipients);
        prepaid -= paid;
        owed += recipients - paid;
        left = unlimited ? 0 : left - recipients;
    }

    /** They were not used after all: this worker may use them for another email, so the fleet does not get them back yet. */
    void giveBack(int recipients) {
        prepaid += recipients;
        left = unlimited ? 0 : left + recipients;
    }

    /** Nothing is needed any more: what is left goes back to the fleet. */
    void release() {
        owed -= prepaid;
        prepaid = 0;
        left = 0;
    }

    /** What to correct the fleet's account by; {@link #told} or {@link #untold} must follow. */
    int settle() {
        underWay = owed;
        owed = 0;
        return underWay;
    }

    /** The fleet has it. */
    void told() {
        underWay = 0;
    }

    /**
     * The fleet may have it or not. What was used is told again: counted twice, a limit is kept too strictly; not counted, it is
     * broken. For the same reason what was to be given back is not.
     */
    void untold() {
        owed += Math.max(0, underWay);
        underWay = 0;
    }

    /** Recipients left, or {@link ProviderPlan#UNLIMITED}. */
    int left() {
        return unlimited ? ProviderPlan.UNLIMITED : left;
    }
}
