package dev.emailservice.delivery.batch;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.provider.AttemptBudget;
import dev.emailservice.delivery.routing.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Looks after what happens beside the messages of a batch: attempts that take suspiciously long, and probes. */
final class BatchWatch implements AutoCloseable {

    private static final Duration LONGEST_SLEEP = Duration.ofMillis(100);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(5);

    private final Router router;
    private final Prober prober;
    private final Deadline deadline;
    private final InstantSource clock;
    private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    private BatchWatch(Router router, Prober prober, Deadline deadline, InstantSource clock) {
        this.router = router;
        this.prober = prober;
        this.deadline = deadline;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("batch-watch").unstarted(this::run);
    }

    static BatchWatch start(Router router, Prober prober, Deadline deadline, InstantSource clock) {
        BatchWatch watch = new BatchWatch(router, prober, deadline, clock);
        watch.probe();
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!ended.await(sleep().toMillis(), TimeUnit.MILLISECONDS)) {
                router.check();
                probe();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sleep() {
        Duration due = router.checkAfter().orElse(LONGEST_SLEEP);
        if (due.compareTo(SHORTEST_SLEEP) < 0) {
            return SHORTEST_SLEEP;
        }
        return due.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : due;
    }

    private void probe() {
        if (deadline.allows(AttemptBudget.LONGEST_ATTEMPT, clock.instant())) {
            router.takeProbe().ifPresent(name -> probes.execute(() -> prober.probe(name, router)));
            router.takeAccountToAsk().ifPresent(name -> probes.execute(() -> prober.askAccount(name, router)));
        } else {
            router.stopProbing();
        }
    }

    /** Waits for a probe under way: a frozen process would leave the fleet without its answer. */
    @Override
    public void close() {
        // Not by an interrupt: it could hit an exchange with the fleet.
        ended.countDown();
        try {
            thread.join();
            // The last exchange may have chosen this worker: nobody else probes while it holds the lease.
            probe();
            router.stopProbing();
            probes.shutdown();
            if (!probes.awaitTermination(deadline.workLeft(clock.instant()).toMillis(), TimeUnit.MILLISECONDS)) {
                probes.shutdownNow();
            }
        } catch (InterruptedException e) {
            probes.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
