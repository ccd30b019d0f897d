package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ProviderPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A worker's part of what is left of a day's limit while the fleet does not answer: as large as its batch is of what the fleet
 * asks for in a second. It is drawn once, when the fleet goes silent, and lasts until it answers or a day has passed. Guarded by
 * its owner.
 */
final class BlindDay {

    /** A plan that lets the next one through only after this long says that the day is used up: no limit a second does. */
    private static final Duration USED_UP = Duration.ofMinutes(10);

    /** The part where nothing is known of the fleet: a hundred workers then keep the limit. */
    static final double UNKNOWN_PART = 0.01;

    private static final Duration DAY = Duration.ofDays(1);

    /** Recipients left for the whole fleet, or null where that is not known. */
    private @Nullable Long leftOfFleet;

    /** Recipients left for this worker, or null while the fleet answers. */
    private @Nullable Long left;

    private Instant drawnAt = Instant.EPOCH;

    /** The fleet answers. */
    void follow(@Nullable Long perDay, ProviderPlan plan) {
        left = null;
        if (plan.nextPermitIn().compareTo(USED_UP) >= 0) {
            leftOfFleet = 0L;
        } else {
            leftOfFleet = perDay == null ? null : Math.max(0, perDay - plan.usedToday());
        }
    }

    /** Recipients of an attempt that begins; negative for one that used none after all. */
    void use(int recipients) {
        if (left != null) {
            left -= recipients;
        }
    }

    /** Recipients left for this worker, or null where the day has no limit that it knows of. */
    @Nullable
    Long left(@Nullable Long perDay, Demand demand, Instant now, RandomGenerator random) {
        if (left != null && !now.isBefore(drawnAt.plus(DAY))) {
            left = null;
            leftOfFleet = null;
        }
        if (left == null) {
            Long all = leftOfFleet == null ? perDay : leftOfFleet;
            if (all == null) {
                return null;
            }
            drawnAt = now;
            left = draw(all, demand, random);
        }
        return left;
    }

    private long draw(long all, Demand demand, RandomGenerator random) {
        if (leftOfFleet == null || demand.ofFleet() <= 0) {
            return Math.min(all, Math.max(demand.largest(), (long) (UNKNOWN_PART * all)));
        }
        double part = Math.min(1, demand.batch() / demand.ofFleet());
        // Rounded by chance: of little left some worker gets one.
        return Math.min(all, (long) (BlindRate.CAUTION * all * part + random.nextDouble()));
    }
}
