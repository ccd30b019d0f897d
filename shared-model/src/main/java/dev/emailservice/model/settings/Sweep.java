package dev.emailservice.model.settings;

import java.time.Duration;

/** How often the ledger is swept, and the metrics that alarms and function must call the same. */
public final class Sweep {

    /** From one sweep to the next. */
    public static final Duration EVERY = Duration.ofMinutes(5);

    /** How long the oldest entry is open that has neither ended nor is held, in seconds, without dimensions. */
    public static final String OLDEST_OPEN_SECONDS = "OldestOpenSeconds";

    /** Entries that are unknown and wait for nobody, without dimensions. */
    public static final String HELD_UNKNOWN = "HeldUnknown";

    /** 1 where a sweep has not seen every open entry, else 0; without dimensions. */
    public static final String SWEEP_INCOMPLETE = "SweepIncomplete";

    private Sweep() {}
}
