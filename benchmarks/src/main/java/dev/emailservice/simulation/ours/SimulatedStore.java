package dev.emailservice.simulation.ours;

import dev.emailservice.adapters.redis.RedisRoutingStore;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.RoutingStore;
import dev.emailservice.simulation.world.RedisLink;
import java.util.Optional;

/**
 * One worker's way to the real Redis: at the virtual time, and for the price that the world asks. While Redis is dead in the world
 * it behaves as the real one does: one call that fails, then none during the cool-down.
 */
final class SimulatedStore implements RoutingStore {

    private final RedisRoutingStore redis;
    private final RedisLink link;
    private final VirtualClock clock;
    private double coolDownUntil = Double.NEGATIVE_INFINITY;
    private double spent;

    SimulatedStore(RedisRoutingStore redis, RedisLink link, VirtualClock clock) {
        this.redis = redis;
        this.link = link;
        this.clock = clock;
    }

    @Override
    public Optional<Plan> exchange(Exchange exchange) {
        long nowMillis = clock.instant().toEpochMilli();
        double now = clock.sinceStart();
        if (now < coolDownUntil) {
            return Optional.empty();
        }
        spent += link.roundTrip(now);
        if (!link.isAlive(now)) {
            coolDownUntil = now + RedisRoutingStore.COOL_DOWN.toMillis();
            return Optional.empty();
        }
        Optional<Plan> plan = redis.exchangeAt(nowMillis, exchange);
        if (plan.isEmpty()) {
            throw new IllegalStateException("the real Redis gave no answer: the run would not be the same again");
        }
        return plan;
    }

    /** What the calls since the last question cost, in milliseconds. */
    double takeSpent() {
        double millis = spent;
        spent = 0;
        return millis;
    }
}
