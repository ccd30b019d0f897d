package dev.emailservice.simulation.run;

import java.util.random.RandomGenerator;

/** The workers with nothing to do. */
final class IdleWorkers {

    private final int[] workers;
    private final RandomGenerator random;
    private int size;

    /** All workers, 0 to number - 1. */
    IdleWorkers(int number, RandomGenerator random) {
        this.workers = new int[number];
        this.random = random;
        for (int worker = 0; worker < number; worker++) {
            add(worker);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int worker) {
        workers[size++] = worker;
    }

    /** Any of them, who is idle no more. */
    int takeAny() {
        int chosen = random.nextInt(size);
        int worker = workers[chosen];
        workers[chosen] = workers[--size];
        return worker;
    }

    /** Any of them. */
    int peekAny() {
        return workers[random.nextInt(size)];
    }
}
