package dev.emailservice.simulation.policy;

import java.util.function.IntPredicate;

/** The choice of many: the least mean wins, of equals the first. */
final class LowestMean {

    private LowestMean() {}

    /**
     * The provider of least mean that was not tried and is permitted. Permission is asked from the least upwards, and no more
     * once it is given.
     */
    static int choose(double[] means, int tried, IntPredicate permitted) {
        int refused = tried;
        while (true) {
            int least = WorkerPolicy.NONE;
            for (int i = 0; i < means.length; i++) {
                if ((refused & (1 << i)) == 0 && (least == WorkerPolicy.NONE || means[i] < means[least])) {
                    least = i;
                }
            }
            if (least == WorkerPolicy.NONE || permitted.test(least)) {
                return least;
            }
            refused |= 1 << least;
        }
    }
}
