package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.RoutingStore;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch whose emails all fail at the same moment must not become a queue at the store. */
class FailuresAtOnceTest {

    private static final int EMAILS = 10;

    /** Answers the first failure's exchange when the test lets it. */
    private static final class SlowStore implements RoutingStore {
        final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);

        @Override
        public Optional<Plan> exchange(Exchange exchange) {
            exchanges.add(exchange);
            if (exchange.purpose() == Purpose.FAILOVER) {
                asked.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Optional.of(OneWorker.plan(PlanOf.closed(1), PlanOf.closed(0)));
        }
    }

    @Test
    @Timeout(30)
    void tenFailuresAtOnceCostTwoExchangesAndEachWaitsForThePlanThatKnowsOfIt() throws Exception {
        SlowStore store = new SlowStore();
        OneWorker worker = new OneWorker(store, OneWorker.unlimited(2));
        worker.router.begin(EMAILS, 1);
        // All are under way before the first one fails: this worker's own breaker lets none begin soon after.
        List<Use> underWay = new ArrayList<>();
        for (int i = 0; i < EMAILS; i++) {
            underWay.add(worker.use());
        }
        List<Thread> threads = new ArrayList<>();
        for (Use use : underWay) {
            threads.add(Thread.startVirtualThread(() -> worker.router.record(use, new Unavailable("http_503"))));
            store.asked.await();
        }
        // The first one waits for the store, nine for the first one.
        while (threads.stream().anyMatch(each -> each.getState() != Thread.State.WAITING)) {
            Thread.sleep(1);
        }
        assertThat(store.exchanges).hasSize(2);

        store.gate.countDown();
        for (Thread each : threads) {
            each.join();
        }

        List<Exchange> failures = store.exchanges.subList(1, store.exchanges.size());
        assertThat(failures).hasSize(2);
        assertThat(failures.stream()
                        .flatMap(each -> each.reports().stream())
                        .mapToInt(ProviderReport::failed)
                        .sum())
                .isEqualTo(EMAILS);
        assertThat(failures.stream().mapToInt(Exchange::wanted).sum()).isEqualTo(EMAILS);
    }
}
