package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.World;
import java.util.random.RandomGenerator;

/** Each process takes the providers in turn, from a random first one, past those on its dead list. Shares nothing. */
public final class RoundRobin implements PolicyFactory {

    @Override
    public String name() {
        return "round-robin";
    }

    @Override
    public FleetPolicy create(World world, RandomGenerator random) {
        int providers = world.scenario().providers().size();
        return index -> new InTurn(providers, random.nextInt(providers));
    }

    private static final class InTurn implements WorkerPolicy {

        private final int providers;
        private final DeadList dead;
        private int turn;

        InTurn(int providers, int first) {
            this.providers = providers;
            this.dead = new DeadList(providers);
            this.turn = first;
        }

        @Override
        public int next(double now, int tried) {
            for (int i = 0; i < providers; i++) {
                int candidate = (turn + i) % providers;
                if ((tried & (1 << candidate)) == 0 && !dead.isDead(candidate, now)) {
                    turn = (candidate + 1) % providers;
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
