package dev.emailservice.simulation.world;

/** How an attempt ended, as the worker that made it sees it. */
public enum AttemptEnd {
    /** The provider accepted the email. */
    OK,
    /** The provider did not accept it. */
    FAILED,
    /** No answer came in time: whether the provider accepted it is unknown. */
    TIMED_OUT,
    /** The provider's limit was reached; it did not accept it. */
    THROTTLED;

    /** Whether it counts among the failed attempts: throttled ones are counted apart. */
    public boolean isFailure() {
        return this == FAILED || this == TIMED_OUT;
    }
}
