package dev.emailservice.delivery.routing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A worker's part of a usage limit while nobody coordinates it. */
final class BlindRate {

    /** How long an email waits that was refused: longer than a worker holds it, so that it does not draw again and again. */
    static final Duration AGAIN = Duration.ofSeconds(3);

    /** Some is left free: workers that can't see each other do not share evenly. */
    static final double CAUTION = 0.9;

    /** The part of a second's limit that a batch gets where the demand is not known. */
    static final double UNKNOWN_PART = 0.1;

    private BlindRate() {}

    /**
     * Recipients of a batch that may go through a limited provider: on average as large a part of the batch as the limit is of
     * the demand that the fleet had when it was last seen. Where nothing is known, a tenth of what the limit lets through in a
     * second, and one email at least: ten workers with a batch a second then keep the limit, and of a small batch, as a cold
     * worker has it, nothing is sent back, which would cost each email one of its few receives.
     *
     * @param largest the most recipients of one email: parts of it are of no use
     * @param random rounds: a small batch's part must not always be none
     */
    static int permits(int wanted, int largest, double limitPerSecond, double fleetDemand, RandomGenerator random) {
        if (wanted == 0 || fleetDemand <= 0) {
            return Math.min(wanted, Math.max(largest, (int) (UNKNOWN_PART * limitPerSecond)));
        }
        double emails = (double) wanted / largest * Math.min(1, CAUTION * limitPerSecond / fleetDemand);
        return Math.min(wanted, largest * (int) Math.floor(emails + random.nextDouble()));
    }
}
