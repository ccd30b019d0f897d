package dev.emailservice.local.faults;

import dev.emailservice.local.LocalStack;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Has Redis answer nobody in every other stretch of time, until it is closed. */
final class Stalls implements AutoCloseable {

    private final AtomicInteger count = new AtomicInteger();
    private final Thread thread;

    private Stalls(LocalStack stack, Duration stall) {
        thread = Thread.ofVirtual().name("stalls").start(() -> run(stack, stall));
    }

    /** Begins with a stall of this length. */
    static Stalls start(LocalStack stack, Duration stall) {
        return new Stalls(stack, stall);
    }

    private void run(LocalStack stack, Duration stall) {
        try {
            while (true) {
                if (RedisFault.quietly(stack, "CLIENT PAUSE " + stall.toMillis() + " ALL")) {
                    count.incrementAndGet();
                }
                Thread.sleep(stall.multipliedBy(2));
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** How many there were. */
    int count() {
        return count.get();
    }

    /** Returns when no other stall can begin. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
