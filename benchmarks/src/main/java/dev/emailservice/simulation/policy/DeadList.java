package dev.emailservice.simulation.policy;

import java.util.Arrays;

/**
 * A process's list of providers it leaves alone: after one failed attempt a provider is dead to it for a minute.
 *
 * @see <a href="https://github.com/symfony/mailer/blob/7.3/Transport/RoundRobinTransport.php">symfony/mailer,
 *     RoundRobinTransport</a>
 */
final class DeadList {

    /** Symfony's retry period, in milliseconds. */
    static final double RETRY_PERIOD_MILLIS = 60_000;

    private final double[] deadUntil;

    DeadList(int providers) {
        deadUntil = new double[providers];
        Arrays.fill(deadUntil, Double.NEGATIVE_INFINITY);
    }

    boolean isDead(int provider, double now) {
        return now < deadUntil[provider];
    }

    void bury(int provider, double now) {
        deadUntil[provider] = now + RETRY_PERIOD_MILLIS;
    }
}
