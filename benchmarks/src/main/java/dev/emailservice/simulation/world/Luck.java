package dev.emailservice.simulation.world;

/**
 * The chance in attempts. An attempt's luck follows from the run's seed, the email and how many attempts it has had, and from
 * nothing else: under every policy, and with any number of workers, the same emails are the unlucky ones, so that policies
 * differ by what they do and not by their draws.
 */
public final class Luck {

    /** What a draw is for: different aspects of one attempt are independent. */
    enum Aspect {
        LATENCY_RADIUS(0),
        LATENCY_ANGLE(1),
        ERROR(2),
        HANG(3),
        ACCEPTED_UNSEEN(4);

        private final int number;

        Aspect(int number) {
            this.number = number;
        }
    }

    private static final int ASPECTS = Aspect.values().length;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private final long seed;

    public Luck(long seed) {
        this.seed = seed;
    }

    /** A uniform draw from [0, 1). */
    double uniform(long attempt, Aspect aspect) {
        long mixed = mix(seed + GOLDEN_GAMMA * (attempt * ASPECTS + aspect.number));
        return (mixed >>> 11) * TWO_TO_MINUS_53;
    }

    /** A standard normal draw, by the transform of Box and Muller. */
    double gaussian(long attempt) {
        double radius = Math.sqrt(-2 * Math.log(1 - uniform(attempt, Aspect.LATENCY_RADIUS)));
        return radius * Math.cos(2 * Math.PI * uniform(attempt, Aspect.LATENCY_ANGLE));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators"). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
