package dev.emailservice.local.poller;

/**
 * How many messages a queue holds.
 *
 * @param visible waiting to be received
 * @param inFlight received and neither deleted nor visible again
 * @param delayed sent with a delay that is not over
 */
public record QueueDepth(int visible, int inFlight, int delayed) {

    /** This and another queue's together. */
    QueueDepth plus(QueueDepth other) {
        return new QueueDepth(visible + other.visible, inFlight + other.inFlight, delayed + other.delayed);
    }

    /** All of them. */
    public int total() {
        return visible + inFlight + delayed;
    }
}
