package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Paused;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The worker the fleet has chosen probes once and tells what came of it. */
class ProbesTest {

    private static final PlanOf LEFT = PlanOf.open(Duration.ZERO);

    private final OneWorker worker = OneWorker.with(3);

    @Test
    void withoutTheFleetsLeaseThereIsNoProbe() {
        worker.begin(LEFT, LEFT, PlanOf.closed(1));
        assertThat(worker.router.takeProbe()).isEmpty();
    }

    @Test
    void eachProviderIsProbedOnce() {
        worker.begin(LEFT.toBeProbed(), LEFT.toBeProbed(), PlanOf.closed(1));
        assertThat(worker.router.takeProbe()).contains(p(0));
        assertThat(worker.router.takeProbe()).contains(p(1));
        assertThat(worker.router.takeProbe()).isEmpty();
    }

    @Test
    void aLeaseIsNotForgottenWhenTheNextAnswerDoesNotRepeatIt() {
        worker.begin(LEFT.toBeProbed(), LEFT, PlanOf.closed(1));
        worker.begin(LEFT, LEFT, PlanOf.closed(1));
        assertThat(worker.router.takeProbe()).contains(p(0));
    }

    @Test
    void aLeaseThatWasNotUsedInTimeIsForgotten() {
        worker.begin(LEFT.toBeProbed(), LEFT, PlanOf.closed(1));
        worker.after(ProbeLease.LENGTH.minusMillis(1));
        worker.begin(LEFT, LEFT.toBeProbed(), PlanOf.closed(1));
        worker.after(Duration.ofMillis(1));
        assertThat(worker.router.takeProbe()).contains(p(1));
        assertThat(worker.router.takeProbe()).isEmpty();
    }

    @Test
    void aLeaseEndsWhenTheProviderIsUsedAgain() {
        worker.begin(LEFT.toBeProbed(), LEFT, PlanOf.closed(1));
        worker.begin(PlanOf.closed(1).epoch(3), LEFT, PlanOf.closed(1));
        assertThat(worker.router.takeProbe()).isEmpty();
    }

    @Test
    void aWorkerThatProbesNoMoreGivesItsLeaseBackAndAsksForNoneUntilItsNextBatch() {
        worker.store.answersOnce(OneWorker.plan(LEFT.toBeProbed(), LEFT, PlanOf.closed(1)));
        worker.begin(LEFT, LEFT, PlanOf.closed(1));
        worker.router.stopProbing();
        assertThat(worker.router.takeProbe()).isEmpty();
        worker.attempt(new Unavailable("http_503"));
        worker.router.end();
        assertThat(worker.store.exchanges().stream().map(Exchange::mayProbe)).containsExactly(true, false, false);
        assertThat(worker.store.reports(p(0)).map(ProviderReport::probe)).containsExactly(ProbeResult.NONE);
        worker.begin(LEFT, LEFT, PlanOf.closed(1));
        assertThat(worker.store.exchanges().getLast().mayProbe()).isTrue();
    }

    @Test
    void afterItsBatchAWorkerIsNotToBeChosenByALateFailure() {
        worker.begin(LEFT, LEFT, PlanOf.closed(1));
        Use late = worker.use();
        worker.router.end();
        worker.router.record(late, new Unavailable("http_503"));
        assertThat(worker.store.exchanges().getLast().mayProbe()).isFalse();
    }

    @Test
    void whatCameOfItIsToldAtOnce() {
        Map<AttemptOutcome, ProbeResult> results = Map.of(
                new Accepted(null), ProbeResult.WELL,
                new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER), ProbeResult.WELL,
                new Throttled(null), ProbeResult.WELL,
                new Unavailable("http_503"), ProbeResult.FAILED,
                new Paused("sending_paused"), ProbeResult.FAILED,
                new LocalFault("bug"), ProbeResult.NONE);
        results.forEach((outcome, result) -> {
            OneWorker fresh = OneWorker.with(1).begin(LEFT.toBeProbed());
            fresh.router.takeProbe();
            fresh.router.probed(p(0), outcome);
            assertThat(fresh.purposes()).containsExactly(Purpose.BATCH, Purpose.REPORT);
            assertThat(fresh.store.reports(p(0)).map(ProviderReport::probe).filter(Objects::nonNull))
                    .as(outcome.code())
                    .containsExactly(result);
        });
    }

    @Test
    void theAnswerToASuccessfulProbeHasEmailsGoThereAgain() {
        worker.begin(LEFT.toBeProbed(), LEFT, LEFT);
        worker.router.takeProbe();
        worker.store.answers(OneWorker.plan(PlanOf.closed(1).epoch(3), LEFT, LEFT));
        worker.router.probed(p(0), new Accepted(null));
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }
}
