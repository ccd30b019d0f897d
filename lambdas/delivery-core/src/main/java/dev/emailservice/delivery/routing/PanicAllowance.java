package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ProviderPlan;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a batch may send through a provider that the fleet has left, and so gives no permits for: this worker's part of the limits,
 * as if the fleet did not answer. Guarded by its owner.
 */
final class PanicAllowance {

    private final BlindLimits limits;
    private @Nullable Integer left;

    PanicAllowance(BlindLimits limits) {
        this.limits = limits;
    }

    /** A new batch. */
    void renew() {
        left = null;
    }

    boolean has(int recipients, Demand demand, Instant now, RandomGenerator random) {
        Integer known = left;
        if (known == null) {
            Demand all = new Demand(demand.batch(), demand.batch(), demand.largest(), demand.ofFleet());
            known = limits.permits(all, 0, now, random);
            left = known;
        }
        return known == ProviderPlan.UNLIMITED || known >= recipients;
    }

    void take(int recipients) {
        if (left != null && left != ProviderPlan.UNLIMITED) {
            left = Math.max(0, left - recipients);
        }
    }
}
