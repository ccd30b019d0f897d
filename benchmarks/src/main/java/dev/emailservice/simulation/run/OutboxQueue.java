package dev.emailservice.simulation.run;

import dev.emailservice.simulation.world.Rules;

/**
 * The outbox queue: new emails, and before them those that were given back and are visible again. An email waits from its
 * arrival, or from when it is visible again.
 */
final class OutboxQueue {

    private final Rules rules;
    private final WaitingLine fresh = new WaitingLine();
    /** By the time they are visible again, which is the order of giving back: all stay invisible equally long. */
    private final WaitingLine givenBack = new WaitingLine();

    OutboxQueue(Rules rules) {
        this.rules = rules;
    }

    void add(int email, double now) {
        fresh.add(email, now);
    }

    void giveBack(int email, double now) {
        givenBack.add(email, now + Rules.GIVEN_BACK_MILLIS);
    }

    /** Whether a worker would get a batch. */
    boolean isReady(double now) {
        int again = givenBack.countUntil(now);
        if (again + fresh.size() >= rules.batch()) {
            return true;
        }
        return (again > 0 && hasWaited(givenBack, now)) || (!fresh.isEmpty() && hasWaited(fresh, now));
    }

    /** When a batch may become ready without an email being added, from now on; infinite for never. */
    double nextChange(double now) {
        double next = Double.POSITIVE_INFINITY;
        int again = givenBack.countUntil(now);
        if (again < givenBack.size()) {
            next = givenBack.timeAt(again);
        }
        if (again > 0) {
            next = Math.min(next, givenBack.firstTime() + rules.batchWindowMillis());
        }
        if (!fresh.isEmpty()) {
            next = Math.min(next, fresh.firstTime() + rules.batchWindowMillis());
        }
        return next;
    }

    /** Takes the next email; whether there is one, {@link #visible} tells. */
    int take(double now) {
        return givenBack.countUntil(now) > 0 ? givenBack.remove() : fresh.remove();
    }

    /** How many emails could be taken. */
    int visible(double now) {
        return givenBack.countUntil(now) + fresh.size();
    }

    private boolean hasWaited(WaitingLine line, double now) {
        return now >= line.firstTime() + rules.batchWindowMillis();
    }
}
