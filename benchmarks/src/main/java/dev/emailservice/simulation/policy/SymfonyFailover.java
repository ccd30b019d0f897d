package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.World;
import java.util.random.RandomGenerator;

/**
 * Each process stays with a provider until that fails, then goes to the next that is not on its dead list. Shares nothing.
 *
 * @see <a href="https://github.com/symfony/mailer/blob/7.3/Transport/FailoverTransport.php">symfony/mailer, FailoverTransport</a>
 */
public final class SymfonyFailover implements PolicyFactory {

    @Override
    public String name() {
        return "symfony";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        int providers = world.scenario().providers().size();
        return index -> new Sticky(providers);
    }

    private static final class Sticky implements WorkerPolicy {

        private final int providers;
        private final DeadList dead;
        private int current;

        Sticky(int providers) {
            this.providers = providers;
            this.dead = new DeadList(providers);
        }

        @Override
        public int next(double now, int tried) {
            for (int i = 0; i < providers; i++) {
                int candidate = (current + i) % providers;
                if ((tried & (1 << candidate)) == 0 && !dead.isDead(candidate, now)) {
                    current = candidate;
                    return candidate;
                }
            }
            return NONE;
        }

        @Override
        public double ended(double now, double startedAt, int provider, AttemptEnd end) {
            if (end != AttemptEnd.OK) {
                dead.bury(provider, now);
            }
            return 0;
        }
    }
}
