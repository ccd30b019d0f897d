package dev.emailservice.simulation.world;

/** How a provider answers during a phase. */
public enum Mode {
    /** As its latency, error rate, load and limit say. */
    NORMAL,
    /** Every attempt is refused at once. */
    HARD,
    /** No attempt is answered; half of them are accepted all the same. */
    HANG
}
