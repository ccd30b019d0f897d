package dev.emailservice.local.doubles;

/** Hears of each email a double accepts, and has its events told. */
@FunctionalInterface
public interface Afterwards {

    /** Tells nothing. */
    Afterwards NOTHING = (_, _) -> {};

    /** The double has accepted this email, and behaves so. Returns at once. */
    void accepted(Receipt receipt, EventBehaviour events);

    /** Drops what is not told yet. Returns when nothing is being told any more. */
    default void forget() {}
}
