package dev.emailservice.simulation.run;

import dev.emailservice.simulation.policy.WorkerPolicy;
import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.Fate;

/** A worker: its policy, the emails of its batch, and what is under way for each of them. */
final class SimulatedWorker {

    final int index;
    final WorkerPolicy policy;

    /** By place in the batch: the email, the providers it was offered to, and its attempt that is under way. */
    final int[] emails;

    final int[] tried;
    final Attempt[] attempts;

    /** How many emails the batch has, and how many of them have not ended. */
    int size;

    int open;

    final Attempt probe = new Attempt();
    boolean probing;

    /** When the policy's timer is due; infinite without one. */
    double timerAt = Double.POSITIVE_INFINITY;

    /** Before when it does not fire again. */
    double timerNotBefore;

    SimulatedWorker(int index, WorkerPolicy policy, int batch) {
        this.index = index;
        this.policy = policy;
        this.emails = new int[batch];
        this.tried = new int[batch];
        this.attempts = new Attempt[batch];
        for (int place = 0; place < batch; place++) {
            attempts[place] = new Attempt();
        }
    }

    boolean isAtWork() {
        return open > 0 || probing;
    }

    void clear() {
        size = 0;
        open = 0;
    }

    void put(int email) {
        emails[size] = email;
        tried[size] = 0;
        size++;
        open++;
    }

    /** An attempt that is under way. */
    static final class Attempt {

        int provider;
        double startedAt;
        AttemptEnd end = AttemptEnd.OK;
        boolean accepted;

        void set(int provider, double now, Fate fate) {
            this.provider = provider;
            this.startedAt = now;
            this.end = fate.end();
            this.accepted = fate.accepted();
        }
    }
}
