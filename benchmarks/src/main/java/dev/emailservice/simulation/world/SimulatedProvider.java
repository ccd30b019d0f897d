package dev.emailservice.simulation.world;

import dev.emailservice.simulation.world.Luck.Aspect;

/** A provider of a run. Times in milliseconds, and never going back from call to call. */
public final class SimulatedProvider {

    private final ProviderSpec spec;
    private final Rules rules;
    private final Luck luck;
    /** Attempts the provider took on. Those it refuses, throttles or leaves hanging are no work for it. */
    private final LastSecond starts = new LastSecond();

    private Conditions conditions;

    SimulatedProvider(ProviderSpec spec, Rules rules, Luck luck) {
        this.spec = spec;
        this.rules = rules;
        this.luck = luck;
        this.conditions = Conditions.at(0, spec, rules.backgroundError());
    }

    /** Its name in the scenario. */
    public String name() {
        return spec.name();
    }

    /** How it answers now. */
    public Mode mode(double now) {
        return at(now).mode();
    }

    /** The probability that an attempt that is carried out now fails. */
    public double error(double now) {
        return at(now).error();
    }

    /** The fraction of attempts that hang now. */
    public double hang(double now) {
        return at(now).hang();
    }

    /** Whether an attempt now would be throttled. */
    public boolean isAtLimit(double now) {
        return spec.limitPerSecond() != null && starts.count(now) >= spec.limitPerSecond();
    }

    /** The mean duration of an attempt that starts now, under the present load. */
    public double meanMillis(double now) {
        return median(now) * Math.exp(spec.sigma() * spec.sigma() / 2) * load(now);
    }

    /**
     * Starts an attempt.
     *
     * @param attempt the attempt's number, which its luck follows from
     * @param poisoned whether the worker cannot reach this provider
     */
    public Fate start(double now, long attempt, boolean poisoned) {
        if (poisoned) {
            return new Fate(AttemptEnd.FAILED, Rules.POISON_MILLIS, false);
        }
        Conditions present = at(now);
        if (present.mode() == Mode.HARD) {
            return new Fate(AttemptEnd.FAILED, Rules.REFUSAL_MILLIS, false);
        }
        if (present.mode() == Mode.HANG || luck.uniform(attempt, Aspect.HANG) < present.hang()) {
            boolean accepted = luck.uniform(attempt, Aspect.ACCEPTED_UNSEEN) < 0.5;
            return new Fate(AttemptEnd.TIMED_OUT, rules.attemptTimeoutMillis(), accepted);
        }
        if (isAtLimit(now)) {
            return new Fate(AttemptEnd.THROTTLED, Rules.THROTTLE_MILLIS, false);
        }
        double millis = median(now) * Math.exp(spec.sigma() * luck.gaussian(attempt)) * load(now);
        starts.add(now);
        if (millis > rules.attemptTimeoutMillis()) {
            return new Fate(AttemptEnd.TIMED_OUT, rules.attemptTimeoutMillis(), true);
        }
        if (luck.uniform(attempt, Aspect.ERROR) < present.error()) {
            return new Fate(AttemptEnd.FAILED, millis, false);
        }
        return new Fate(AttemptEnd.OK, millis, true);
    }

    private double median(double now) {
        return at(now).medianMillis() * spec.wave(now);
    }

    private double load(double now) {
        return Rules.load(starts.count(now) / at(now).capacityPerSecond());
    }

    private Conditions at(double now) {
        if (!conditions.holdAt(now)) {
            conditions = Conditions.at(now, spec, rules.backgroundError());
        }
        return conditions;
    }
}
