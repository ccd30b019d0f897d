package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static dev.emailservice.delivery.routing.OneWorker.why;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emailservice.delivery.breaker.ProviderBreaker;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fleet's store does not answer. */
class WithoutTheFleetTest {

    private final long seed = System.nanoTime();

    private static long begun(OneWorker worker, int emails, int provider) {
        return java.util.stream.IntStream.range(0, emails)
                .filter(_ -> worker.use().provider().equals(p(provider)))
                .count();
    }

    private static void awayWithABatchOf(OneWorker worker, int recipients) {
        worker.store.isAway();
        worker.router.begin(recipients, 1);
    }

    @Test
    void aColdWorkerGivesNoProviderMoreThanHalfOfABatch() {
        OneWorker worker = OneWorker.with(2);
        awayWithABatchOf(worker, 10);
        assertThat(begun(worker, 10, 0)).isEqualTo(5);
    }

    @Test
    void halfOfABatchIsCountedInRecipients() {
        OneWorker worker = OneWorker.with(2);
        worker.store.isAway();
        worker.router.begin(100, 50);
        Use first = (Use) worker.router.next(Requirements.of(50, "example.com"), Set.of());
        Use second = (Use) worker.router.next(Requirements.of(50, "example.com"), Set.of());
        assertThat(second.provider()).isNotEqualTo(first.provider());
        assertThat(second.explanation().withPlan()).isFalse();
        assertThat(second.explanation().candidates().stream().map(Explanation.Line::lost))
                .containsExactlyInAnyOrder(null, Rejection.CROWDED);
    }

    @Test
    void aColdBatchGoesOutThoughAllProvidersAreLimited() {
        OneWorker worker = new OneWorker(
                PanicPolicy.WAIT,
                seed,
                List.of(
                        ProviderSettings.of("p0").withLimits(300, null),
                        ProviderSettings.of("p1").withLimits(100, null)));
        awayWithABatchOf(worker, 10);
        assertThat(begun(worker, 10, 0)).as("seed %d", seed).isBetween(1L, 9L);
    }

    @Test
    void theOnlyOneGetsAllOfIt() {
        OneWorker worker = OneWorker.with(1);
        awayWithABatchOf(worker, 10);
        assertThat(begun(worker, 10, 0)).isEqualTo(10);
    }

    @Test
    void theSharesOfTheLastPlanHold() {
        OneWorker worker = new OneWorker(PanicPolicy.WAIT, seed, OneWorker.unlimited(2));
        worker.begin(PlanOf.closed(0.8), PlanOf.closed(0.2));
        awayWithABatchOf(worker, 10);
        int first = 0;
        for (int i = 0; i < 10_000; i++) {
            Use use = worker.use();
            worker.router.record(use, new Accepted("m"));
            first += use.provider().equals(p(0)) ? 1 : 0;
        }
        assertThat(first / 10_000.0).as("seed %d", seed).isCloseTo(0.8, within(0.02));
    }

    @Test
    void aLimitIsSharedByTheDemandTheFleetHadWhenItWasLastSeen() {
        OneWorker worker = new OneWorker(
                PanicPolicy.WAIT,
                seed,
                List.of(ProviderSettings.of("p0").withLimits(300, null), ProviderSettings.of("p1")));
        worker.begin(PlanOf.closed(1).limited(10, Duration.ZERO), PlanOf.closed(0));
        worker.store.isAway();
        worker.router.end();
        awayWithABatchOf(worker, 10);
        assertThat(begun(worker, 10, 0)).as("seed %d", seed).isBetween(2L, 3L);
    }

    @Test
    void anEmailThatALimitRefusesDoesNotDrawAgainWithinItsInvocation() {
        OneWorker worker = new OneWorker(
                PanicPolicy.WAIT, seed, List.of(ProviderSettings.of("p0").withLimits(1, null)));
        worker.begin(PlanOf.closed(1).limited(0, Duration.ZERO));
        awayWithABatchOf(worker, 1);
        RoutingDecision decision = worker.router.next(OneWorker.EMAIL, Set.of());
        // One in a thousand is let through: one a second of a demand of a thousand.
        if (decision instanceof NoCandidate none) {
            assertThat(why(none, 0)).isEqualTo(Rejection.LIMIT);
            assertThat(none.retryAfter()).isEqualTo(BlindRate.AGAIN);
        }
    }

    @Test
    void oneTheFleetHadLeftIsTriedByThisWorkersOwnBreaker() {
        OneWorker worker = OneWorker.with(2).begin(PlanOf.open(Duration.ZERO), PlanOf.closed(1));
        awayWithABatchOf(worker, 10);
        assertThat(why(worker.none(1), 0)).isEqualTo(Rejection.OPEN_HERE);
        worker.after(ProviderBreaker.OPEN.plusMillis(1));
        assertThat(worker.use(1).provider()).isEqualTo(p(0));
        assertThat(why(worker.none(1), 0)).isEqualTo(Rejection.OPEN_HERE);
    }

    @Test
    void theFirstAnswerEndsIt() {
        OneWorker worker = OneWorker.with(2);
        awayWithABatchOf(worker, 10);
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        assertThat(begun(worker, 10, 0)).isEqualTo(10);
        assertThat(worker.use().explanation().withPlan()).isTrue();
    }

    @Test
    void whenTheFleetAnswersAgainItsWordOutweighsWhatTheWorkerFoundOut() {
        OneWorker worker = OneWorker.with(2).begin(PlanOf.closed(1), PlanOf.closed(0));
        awayWithABatchOf(worker, 10);
        for (int i = 0; i < 3; i++) {
            worker.attempt(new Unavailable("http_503"), 1);
        }
        assertThat(why(worker.none(1), 0)).isEqualTo(Rejection.OPEN_HERE);

        worker.begin(PlanOf.closed(1), PlanOf.closed(0));

        assertThat(worker.use().provider()).isEqualTo(p(0));
    }
}
