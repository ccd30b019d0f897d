package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Paused;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fleet is told, and when. */
class ReportsTest {

    private final OneWorker worker = OneWorker.with(2);

    private Exchange last() {
        return worker.store.exchanges().getLast();
    }

    @Test
    void aBatchInWhichAllSucceedCostsTwoExchanges() {
        worker.begin(PlanOf.closed(0.5), PlanOf.closed(0.5));
        for (int i = 0; i < 10; i++) {
            worker.attempt(new Accepted("m"));
        }
        worker.router.end();
        assertThat(worker.purposes()).containsExactly(Purpose.BATCH, Purpose.REPORT);
        assertThat(worker.store.exchanges().getFirst().wanted()).isEqualTo(10);
        assertThat(last().reports().stream().mapToInt(ProviderReport::succeeded).sum())
                .isEqualTo(10);
        assertThat(last().mayProbe()).isFalse();
    }

    @Test
    void whatWasReservedAndNotUsedIsGivenBackAtTheEnd() {
        worker.begin(
                PlanOf.closed(1).limited(10, Duration.ZERO), PlanOf.closed(0).limited(2, Duration.ZERO));
        for (int i = 0; i < 4; i++) {
            worker.attempt(new Accepted("m"));
        }
        worker.store.isAway();
        worker.router.end();
        assertThat(worker.store.reports(p(0)).mapToInt(ProviderReport::usage)).containsExactly(-6);
        assertThat(worker.store.reports(p(1)).mapToInt(ProviderReport::usage)).containsExactly(-2);
    }

    @Test
    void whatChangesThePlanIsToldAtOnceAndPermitsForItsEmailAreAskedFor() {
        for (AttemptOutcome outcome : List.of(
                new Unavailable("http_503"),
                new Unknown("read_timeout"),
                new Throttled(null),
                new Paused("sending_paused"))) {
            OneWorker fresh = OneWorker.with(2).begin(PlanOf.closed(1), PlanOf.closed(0));
            fresh.attempt(outcome);
            assertThat(fresh.purposes()).as(outcome.code()).containsExactly(Purpose.BATCH, Purpose.FAILOVER);
            assertThat(fresh.store.exchanges().getLast().wanted()).isEqualTo(1);
            assertThat(fresh.store.exchanges().getLast().reports()).hasSize(1);
        }
    }

    @Test
    void whatSaysNothingOfTheProviderWaitsForTheBatchesEnd() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        worker.attempt(new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER));
        worker.attempt(new LocalFault("bug"));
        assertThat(worker.purposes()).containsExactly(Purpose.BATCH);
    }

    @Test
    void aFailureThatTheFleetAnswersMovesTheNextEmailAtOnce() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        Use use = worker.use();
        worker.store.answers(OneWorker.plan(PlanOf.open(Duration.ofSeconds(1)), PlanOf.closed(1)));
        worker.router.record(use, new Unavailable("http_503"));
        assertThat(worker.use().provider()).isEqualTo(p(1));
    }

    @Test
    void anOverdueAttemptIsToldOnceAndAtOnce() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        worker.use();
        assertThat(worker.router.checkAfter()).contains(PlanOf.OVERDUE);
        worker.router.check();
        assertThat(worker.purposes()).containsExactly(Purpose.BATCH);

        worker.after(PlanOf.OVERDUE).router.check();
        worker.after(PlanOf.OVERDUE).router.check();

        assertThat(worker.purposes()).containsExactly(Purpose.BATCH, Purpose.REPORT);
        assertThat(worker.store.reports(p(0)).mapToInt(ProviderReport::overdue)).containsExactly(1);
        assertThat(worker.router.checkAfter()).isEmpty();
    }

    @Test
    void anAttemptThatEndedIsNeverOverdue() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        worker.attempt(new Accepted("m"));
        worker.after(PlanOf.OVERDUE.multipliedBy(2)).router.check();
        assertThat(worker.purposes()).containsExactly(Purpose.BATCH);
    }

    @Test
    void anEmailThatWaitedForALimitAsksForItsRecipients() {
        worker.begin(
                PlanOf.closed(1).limited(0, Duration.ZERO), PlanOf.closed(0).limited(0, Duration.ZERO));
        worker.store.answers(OneWorker.plan(
                PlanOf.closed(1).limited(3, Duration.ZERO), PlanOf.closed(0).limited(0, Duration.ZERO)));
        worker.router.waitForUsage(3, Duration.ZERO, worker.clock::advance);
        assertThat(last().wanted()).isEqualTo(3);
        assertThat(last().purpose()).isEqualTo(Purpose.FAILOVER);
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }

    @Test
    void theStatusIsTheLatestPlansAndNobodysWhileThereIsNone() {
        assertThat(worker.router.status()).isEmpty();
        worker.begin(PlanOf.closed(0.7).cost(80), PlanOf.open(Duration.ofSeconds(1)));
        assertThat(worker.router.status())
                .extracting(ProviderStatus::provider, ProviderStatus::share, ProviderStatus::open)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(p(0), 0.7, false),
                        org.assertj.core.groups.Tuple.tuple(p(1), 0.0, true));
        worker.store.isAway();
        worker.router.begin(10, 1);
        assertThat(worker.router.status()).isEmpty();
    }
}
