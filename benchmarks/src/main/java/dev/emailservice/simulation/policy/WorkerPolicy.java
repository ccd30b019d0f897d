package dev.emailservice.simulation.policy;

import dev.emailservice.simulation.world.AttemptEnd;

/**
 * One worker's view of a policy. All times in milliseconds on the run's virtual clock; {@code now} never goes back.
 *
 * <p>A batch is {@link #beginBatch}, then for each of its emails {@link #next} and {@link #ended} in turn until an attempt is OK
 * or {@code next} names no provider, then {@link #endBatch}. The emails of a batch go their ways in parallel. A call to Redis is
 * to be counted through {@link dev.emailservice.simulation.world.RedisLink}, whose answer is what it costs; where a method
 * returns milliseconds, they delay what follows.
 */
public interface WorkerPolicy {

    /** No provider. */
    int NONE = -1;

    /**
     * The worker has taken a batch.
     *
     * @return the milliseconds until its emails can be sent
     */
    default double beginBatch(double now, int size) {
        return 0;
    }

    /**
     * Which provider gets an email now. The attempt starts at once.
     *
     * @param tried the providers it has been offered to in this invocation: bit i stands for provider i
     * @return the provider's index, not one that was tried, or {@link #NONE}: the email goes back to the queue
     */
    int next(double now, int tried);

    /**
     * An attempt has ended.
     *
     * @return the milliseconds until this email goes on (after a failure), or lets the batch end (after a success)
     */
    double ended(double now, double startedAt, int provider, AttemptEnd end);

    /**
     * All emails of the batch have ended or gone back.
     *
     * @return the milliseconds until the worker is idle
     */
    default double endBatch(double now) {
        return 0;
    }

    /** When {@link #onTimer} is to be called, while a batch is in flight; asked after each call of another method. */
    default double nextTimer(double now) {
        return Double.POSITIVE_INFINITY;
    }

    /** The time of {@link #nextTimer} has come. Fires at most once a millisecond. */
    default void onTimer(double now) {}

    /**
     * Whether this worker sends a probe now: an attempt that carries no email, beside whatever the worker does. Asked after
     * {@link #beginBatch} (once its answer is there), {@link #endBatch}, {@link #onTimer} and {@link #idleTick}, unless a probe
     * of this worker is under way.
     *
     * @return the provider's index, or {@link #NONE}
     */
    default int wantsProbe(double now) {
        return NONE;
    }

    /** The probe this worker sent has ended. */
    default void probeEnded(double now, double startedAt, int provider, AttemptEnd end) {}

    /** The worker has nothing to do, and is called all the same. Only in runs that have such ticks. */
    default void idleTick(double now) {}
}
