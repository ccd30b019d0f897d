package dev.emailservice.simulation.run;

import dev.emailservice.simulation.policy.FleetPolicy;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.policy.WorkerPolicy;
import dev.emailservice.simulation.world.AttemptEnd;
import dev.emailservice.simulation.world.Fate;
import dev.emailservice.simulation.world.Luck;
import dev.emailservice.simulation.world.World;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/** One run: emails arrive, idle workers take batches, and what the policy decides happens, event by event. */
public final class Simulation {

    /** How long after the last arrival emails may still be delivered before the run is given up, in milliseconds. */
    static final double DRAIN_MILLIS = 300_000;

    /** The least time between two calls of one policy's timer, in milliseconds. */
    private static final double TIMER_STEP_MILLIS = 1;

    private static final int ARRIVAL = 0;
    private static final int QUEUE_CHANGE = 1;
    private static final int BATCH_START = 2;
    private static final int ATTEMPT_END = 3;
    private static final int NEXT_STEP = 4;
    private static final int WORKER_IDLE = 5;
    private static final int TIMER = 6;
    private static final int PROBE_END = 7;
    private static final int IDLE_TICK = 8;

    private final RunSpec spec;
    private final World world;
    private final int batch;
    private final EventQueue events = new EventQueue();
    private final OutboxQueue queue;
    private final Accounts accounts;
    private final SimulatedWorker[] workers;
    private final IdleWorkers idle;
    private final RandomGenerator arrivals;
    private double now;
    private double queueChangeAt = Double.POSITIVE_INFINITY;
    private long probes;

    private Simulation(RunSpec spec, World world, FleetPolicy fleet, RandomGenerator arrivals, RandomGenerator choice) {
        this.spec = spec;
        this.world = world;
        this.batch = spec.rules().batch();
        this.queue = new OutboxQueue(spec.rules());
        this.accounts = new Accounts(spec.scenario());
        this.idle = new IdleWorkers(spec.scenario().workers(), choice);
        this.arrivals = arrivals;
        this.workers = new SimulatedWorker[spec.scenario().workers()];
        for (int index = 0; index < workers.length; index++) {
            workers[index] = new SimulatedWorker(index, fleet.worker(index), batch);
        }
    }

    /** Plays a run from start to end, on the calling thread. */
    public static RunResult play(RunSpec spec, PolicyFactory policy) {
        SplittableGenerator root = (SplittableGenerator)
                RandomGeneratorFactory.of("L64X128MixRandom").create(spec.seed());
        SplittableGenerator arrivals = root.split();
        SplittableGenerator choice = root.split();
        SplittableGenerator ofPolicy = root.split();
        World world = World.of(spec.scenario(), spec.rules(), new Luck(root.nextLong()));
        try (FleetPolicy fleet = policy.create(world, ofPolicy)) {
            Simulation simulation = new Simulation(spec, world, fleet, arrivals, choice);
            simulation.run();
            return simulation.accounts.result(
                    spec.seed(), policy.name(), world.redis().total());
        }
    }

    private void run() {
        scheduleArrival();
        if (spec.idleTickMillis() > 0) {
            events.add(spec.idleTickMillis(), IDLE_TICK, 0);
        }
        double end = spec.scenario().durationMillis() + DRAIN_MILLIS;
        while (!events.isEmpty() && events.time() <= end) {
            now = events.time();
            int kind = events.kind();
            int subject = events.subject();
            events.remove();
            happen(kind, subject);
        }
    }

    private void happen(int kind, int subject) {
        switch (kind) {
            case ARRIVAL -> arrive();
            case QUEUE_CHANGE -> queueChanged();
            case BATCH_START -> startBatch(workers[subject]);
            case ATTEMPT_END -> endAttempt(workers[subject / batch], subject % batch);
            case NEXT_STEP -> step(workers[subject / batch], subject % batch);
            case WORKER_IDLE -> becomeIdle(workers[subject]);
            case TIMER -> fireTimer(workers[subject]);
            case PROBE_END -> endProbe(workers[subject]);
            case IDLE_TICK -> tickIdle();
            default -> throw new IllegalStateException("no such kind of event: " + kind);
        }
    }

    private void arrive() {
        queue.add(accounts.emails.arrive(now), now);
        scheduleArrival();
        handOut();
    }

    private void scheduleArrival() {
        double next = now + arrivals.nextExponential() * 1_000 / spec.scenario().ratePerSecond();
        if (next < spec.scenario().durationMillis()) {
            events.add(next, ARRIVAL, 0);
        }
    }

    private void queueChanged() {
        if (now >= queueChangeAt) {
            queueChangeAt = Double.POSITIVE_INFINITY;
        }
        handOut();
    }

    /** Gives batches to idle workers while there are both. */
    private void handOut() {
        while (!idle.isEmpty() && queue.isReady(now)) {
            takeBatch(workers[idle.takeAny()]);
        }
        watchQueue();
    }

    /** With idle workers, the next change of the queue is an event; without, the next idle worker looks at the queue. */
    private void watchQueue() {
        double change = idle.isEmpty() ? Double.POSITIVE_INFINITY : Math.max(now, queue.nextChange(now));
        if (change < queueChangeAt) {
            queueChangeAt = change;
            events.add(change, QUEUE_CHANGE, 0);
        }
    }

    private void takeBatch(SimulatedWorker worker) {
        worker.clear();
        for (int left = Math.min(batch, queue.visible(now)); left > 0; left--) {
            int email = queue.take(now);
            accounts.emails.taken(email, now);
            worker.put(email);
        }
        after(worker.policy.beginBatch(now, worker.size), BATCH_START, worker.index);
        arm(worker);
    }

    private void startBatch(SimulatedWorker worker) {
        probe(worker);
        for (int place = 0; place < worker.size; place++) {
            step(worker, place);
        }
    }

    /** The email at that place goes on: it is done, starts its next attempt, or goes back. */
    private void step(SimulatedWorker worker, int place) {
        int email = worker.emails[place];
        if (accounts.emails.isDone(email)) {
            endEmail(worker);
            return;
        }
        int provider = worker.policy.next(now, worker.tried[place]);
        if (provider == WorkerPolicy.NONE) {
            queue.giveBack(email, now);
            endEmail(worker);
            watchQueue();
            return;
        }
        if ((worker.tried[place] & (1 << provider)) != 0) {
            throw new IllegalStateException("the policy names a provider again that this email was offered to");
        }
        worker.tried[place] |= 1 << provider;
        Fate fate = start(worker, provider, accounts.emails.nextAttempt(email));
        worker.attempts[place].set(provider, now, fate);
        events.add(now + fate.millis(), ATTEMPT_END, worker.index * batch + place);
        arm(worker);
    }

    private Fate start(SimulatedWorker worker, int provider, long attempt) {
        accounts.started(provider, now);
        boolean poisoned = provider == 0 && worker.index == spec.scenario().poisonWorker();
        return world.providers().get(provider).start(now, attempt, poisoned);
    }

    private void endAttempt(SimulatedWorker worker, int place) {
        SimulatedWorker.Attempt attempt = worker.attempts[place];
        int email = worker.emails[place];
        accounts.ended(attempt.end, now);
        if (attempt.accepted) {
            accounts.emails.accepted(email);
        }
        if (attempt.end == AttemptEnd.OK) {
            accounts.finished(email, now);
        }
        double delay = worker.policy.ended(now, attempt.startedAt, attempt.provider, attempt.end);
        after(delay, NEXT_STEP, worker.index * batch + place);
        arm(worker);
    }

    private void endEmail(SimulatedWorker worker) {
        if (--worker.open == 0) {
            // Always by way of the queue of events: a fleet that gives back all it takes must not recurse.
            events.add(now + Math.max(0, worker.policy.endBatch(now)), WORKER_IDLE, worker.index);
        }
    }

    private void becomeIdle(SimulatedWorker worker) {
        probe(worker);
        idle.add(worker.index);
        handOut();
    }

    /** Sees to it that the policy's timer fires when it is due. */
    private void arm(SimulatedWorker worker) {
        if (!worker.isAtWork()) {
            return;
        }
        double due = Math.max(worker.policy.nextTimer(now), Math.max(now, worker.timerNotBefore));
        if (due < worker.timerAt) {
            worker.timerAt = due;
            events.add(due, TIMER, worker.index);
        }
    }

    private void fireTimer(SimulatedWorker worker) {
        if (now < worker.timerAt) {
            return; // was for an earlier time that has fired since
        }
        worker.timerAt = Double.POSITIVE_INFINITY;
        if (worker.isAtWork() && worker.policy.nextTimer(now) <= now) {
            worker.timerNotBefore = now + TIMER_STEP_MILLIS;
            worker.policy.onTimer(now);
            probe(worker);
        }
        arm(worker);
    }

    private void probe(SimulatedWorker worker) {
        if (worker.probing) {
            return;
        }
        int provider = worker.policy.wantsProbe(now);
        if (provider != WorkerPolicy.NONE) {
            Fate fate = start(worker, provider, - ++probes);
            worker.probing = true;
            worker.probe.set(provider, now, fate);
            events.add(now + fate.millis(), PROBE_END, worker.index);
        }
        arm(worker);
    }

    private void endProbe(SimulatedWorker worker) {
        worker.probing = false;
        accounts.ended(worker.probe.end, now);
        worker.policy.probeEnded(now, worker.probe.startedAt, worker.probe.provider, worker.probe.end);
        arm(worker);
    }

    private void tickIdle() {
        if (!idle.isEmpty()) {
            SimulatedWorker worker = workers[idle.peekAny()];
            worker.policy.idleTick(now);
            probe(worker);
        }
        if (now + spec.idleTickMillis() < spec.scenario().durationMillis()) {
            events.add(now + spec.idleTickMillis(), IDLE_TICK, 0);
        }
    }

    /** Lets something happen after a delay, at once where there is none. */
    private void after(double delayMillis, int kind, int subject) {
        if (delayMillis > 0) {
            events.add(now + delayMillis, kind, subject);
        } else {
            happen(kind, subject);
        }
    }
}
