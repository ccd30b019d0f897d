package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.p;
import static dev.emailservice.delivery.routing.OneWorker.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outcomes of attempts that began under an older version of the provider's state. */
class LateOutcomesTest {

    private final OneWorker worker = OneWorker.with(2);

    private void endsAfterTheStateChanged(AttemptOutcome outcome) {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        Use before = worker.use();
        worker.begin(PlanOf.closed(1).epoch(3), PlanOf.closed(0));
        worker.router.record(before, outcome);
    }

    private List<ProviderReport> told() {
        return worker.store.reports(p(0)).filter(each -> each.usage() == 0).toList();
    }

    @Test
    void oneThatThrottlesIsToldAndLeftAloneWhateverThePlanSays() {
        endsAfterTheStateChanged(new Throttled(Duration.ofSeconds(7)));
        assertThat(told()).hasSize(1).first().satisfies(report -> {
            assertThat(report.throttled()).isEqualTo(1);
            assertThat(report.restFor()).isEqualTo(Duration.ofSeconds(7));
        });
        Use use = worker.after(Duration.ofSeconds(6)).use();
        assertThat(use.provider()).isEqualTo(p(1));
        assertThat(why(use, 0)).isEqualTo(Rejection.RESTING);
        assertThat(worker.after(Duration.ofSeconds(1)).use().provider()).isEqualTo(p(0));
    }

    @Test
    void oneWhoseQuotaIsUsedUpIsTold() {
        endsAfterTheStateChanged(new QuotaExhausted("daily_quota"));
        assertThat(told()).extracting(ProviderReport::restFor).containsExactly(Rest.QUOTA);
        assertThat(worker.use().provider()).isEqualTo(p(1));
    }

    @Test
    void oneOutOfServiceIsToldWithTheVersionItWasSeenUnder() {
        endsAfterTheStateChanged(new ConfigFault("http_401"));
        assertThat(told()).hasSize(1).first().satisfies(report -> {
            assertThat(report.outOfService()).isEqualTo("http_401");
            assertThat(report.epoch()).isEqualTo(1);
        });
    }

    @Test
    void itsHealthIsNot() {
        endsAfterTheStateChanged(new Unavailable("http_503"));
        assertThat(told()).isEmpty();
    }

    @Test
    void whatAColdWorkerSawIsToldUnderTheFirstPlansVersion() {
        worker.store.isAway();
        worker.router.begin(10, 1);
        Use cold = worker.use();
        int faulty = cold.provider().equals(p(0)) ? 0 : 1;
        worker.begin(PlanOf.closed(0.5).epoch(4), PlanOf.closed(0.5).epoch(4));

        worker.router.record(cold, new ConfigFault("http_401"));

        ProviderReport report = worker.store.reports(p(faulty)).toList().getLast();
        assertThat(report.outOfService()).isEqualTo("http_401");
        assertThat(report.epoch()).isEqualTo(4);
        assertThat(worker.use().provider()).isEqualTo(p(1 - faulty));
    }

    @Test
    void aRestEndsWhenTheFleetHasFoundThatTheProviderWorksAgain() {
        worker.begin(PlanOf.closed(1), PlanOf.closed(0));
        worker.attempt(new ConfigFault("http_401"));
        worker.begin(PlanOf.open(Duration.ZERO), PlanOf.closed(1));
        worker.begin(PlanOf.closed(1).epoch(3), PlanOf.closed(0));
        assertThat(worker.use().provider()).isEqualTo(p(0));
    }
}
