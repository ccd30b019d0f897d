package dev.emailservice.delivery.routing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The emails of one worker that wait because a limit is reached. They wait for the same moment, and then one of them asks the
 * fleet for all: the more workers wait, the fewer may ask, for each exchange takes the store's time and frees nothing. Guarded by
 * the router.
 */
final class Shortage {

    /** Between two renewals, after one that brought nothing: it doubles from one such renewal to the next. */
    static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

    /** Where it stops doubling. */
    static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private static final int MOST_DOUBLINGS = 10;

    private int waiting;
    private long renewals;
    private int fruitless;
    private @Nullable Instant lastRenewal;
    private Duration pause = Duration.ZERO;

    /** An email waits from now on; answers what {@link #isRenewedSince} is to be asked with. */
    long join(int recipients) {
        waiting += recipients;
        return renewals;
    }

    /** It does not any more. */
    void leave(int recipients) {
        waiting -= recipients;
    }

    /** Whether somebody has asked for all that were waiting, since the email joined. */
    boolean isRenewedSince(long join) {
        return renewals != join;
    }

    /**
     * Somebody asks for all now.
     *
     * @param perSecond recipients a second that the limits allow the whole fleet
     * @param fleetDemand recipients a second that the whole fleet asks for; zero where that is not known
     * @return the recipients to ask for
     */
    int renew(Instant now, double perSecond, double fleetDemand) {
        renewals++;
        Duration doubled = SHORTEST_PAUSE.multipliedBy(1L << Math.min(fruitless, MOST_DOUBLINGS));
        Duration forOne = untilNextOfThisWorker(perSecond, fleetDemand);
        Duration longer = doubled.compareTo(forOne) > 0 ? doubled : forOne;
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        lastRenewal = now;
        fruitless++;
        return waiting;
    }

    /** The last renewal has brought usage: it was worth its exchange. */
    void ease() {
        fruitless = 0;
    }

    /** How long until the next renewal may be made; zero where it may be now. */
    Duration untilRenewal(Instant now) {
        Instant last = lastRenewal;
        // A clock that was set back must not hold an email.
        if (last == null || now.isBefore(last) || !now.isBefore(last.plus(pause))) {
            return Duration.ZERO;
        }
        return Duration.between(now, last.plus(pause));
    }

    /** By this worker's part of the rate: as large as what it waits with is of what the fleet asks for in a second. */
    private Duration untilNextOfThisWorker(double perSecond, double fleetDemand) {
        if (perSecond <= 0) {
            return Duration.ZERO;
        }
        double part = fleetDemand <= 0 ? 1 : Math.min(1, waiting / fleetDemand);
        return Duration.ofNanos((long) (Math.min(1, 1 / (perSecond * Math.max(part, 1e-9))) * 1e9));
    }
}
