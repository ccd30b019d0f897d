package dev.emailservice.delivery.batch;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.metrics.DeliveryMetrics;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.model.job.DecodedJob;
import dev.emailservice.model.job.EmailJobCodec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers a batch: its messages at the same time, each on a virtual thread, each standing or falling alone. */
public final class BatchDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);

    private final MessageDelivery messages;
    private final Router router;
    private final Prober prober;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;

    public BatchDelivery(
            MessageDelivery messages, Router router, Prober prober, DeliveryMetrics metrics, InstantSource clock) {
        this.messages = messages;
        this.router = router;
        this.prober = prober;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Answers the ids of the messages that are not done with, before the deadline in every case. A message still under way by
     * then is among them: its claim in the ledger keeps it from being sent twice.
     */
    public List<String> deliver(List<IncomingMessage> batch, Deadline deadline) {
        List<DecodedJob> jobs = batch.stream()
                .map(message -> EmailJobCodec.decode(message.body()))
                .toList();
        begin(jobs);
        List<String> failed = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try (BatchWatch _ = BatchWatch.start(router, prober, deadline, clock)) {
            List<Future<Boolean>> settled = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                IncomingMessage message = batch.get(i);
                DecodedJob job = jobs.get(i);
                Callable<Boolean> work = () -> messages.settle(message, job, deadline);
                settled.add(threads.submit(work));
            }
            for (int i = 0; i < settled.size(); i++) {
                if (!isDone(settled.get(i), deadline.workLeft(clock.instant()).toMillis())) {
                    failed.add(batch.get(i).messageId());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        router.end();
        router.status().forEach(metrics::routing);
        metrics.flush();
        return failed;
    }

    private void begin(List<DecodedJob> jobs) {
        int recipients = 0;
        int largest = 1;
        for (DecodedJob each : jobs) {
            if (each instanceof DecodedJob.Valid valid) {
                int count = valid.job().email().recipientCount();
                recipients += count;
                largest = Math.max(largest, count);
            }
        }
        router.begin(recipients, largest);
    }

    private static boolean isDone(Future<Boolean> settled, long millisLeft) {
        try {
            return settled.get(millisLeft, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.atError().log("a message is still under way at the deadline");
            return false;
        } catch (ExecutionException e) {
            LOG.atError().setCause(e.getCause()).log("bug in the delivery of a message");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
