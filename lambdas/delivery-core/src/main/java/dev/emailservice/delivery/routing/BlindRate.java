package dev.emailservice.delivery.routing;

/** A worker's part of a usage limit while nobody coordinates it. */
final class BlindRate {

    /** Some is left free: workers that can't see each other do not share evenly. */
    private static final double CAUTION = 0.9;

    private BlindRate() {}

    /**
     * Recipients of a batch that may go through a limited provider: as large a part of the batch as the limit is of the demand
     * that the fleet had when it was last seen. One where nothing is known.
     */
    static int permits(int wanted, int limitPerSecond, double fleetDemand) {
        if (fleetDemand <= 0) {
            return 1;
        }
        return (int) Math.floor(wanted * Math.min(1, CAUTION * limitPerSecond / fleetDemand));
    }
}
