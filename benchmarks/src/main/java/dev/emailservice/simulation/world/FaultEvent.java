package dev.emailservice.simulation.world;

/**
 * What a scenario is about: a provider, and when it is at fault. A scenario without one has provider -1.
 *
 * @param provider its index
 * @param from start in milliseconds
 * @param to end in milliseconds
 */
public record FaultEvent(int provider, double from, double to) {

    /** What a scenario has that is about no single provider. */
    public static final FaultEvent NONE = new FaultEvent(-1, -1, -1);

    /** How long after the event's end its failed attempts still count, in milliseconds. */
    public static final double AFTERMATH_MILLIS = 5_000;

    /** Whether there is one. */
    public boolean exists() {
        return provider >= 0;
    }

    /** Whether what happens at that time counts as a consequence. */
    boolean concerns(double now) {
        return from <= now && now < to + AFTERMATH_MILLIS;
    }
}
