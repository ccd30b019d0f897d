package dev.emailservice.delivery.routing;

import static dev.emailservice.delivery.routing.OneWorker.why;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.breaker.ProviderBreaker;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Reason;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why there is no provider for an email, and when there may be one. */
class NoCandidateTest {

    @Test
    void ofTwoLimitsTheOneThatFreesFirstIsWaitedFor() {
        OneWorker worker = OneWorker.with(2)
                .begin(
                        PlanOf.closed(0.5).limited(0, Duration.ofMillis(700)),
                        PlanOf.closed(0.5).limited(0, Duration.ofMillis(300)));
        NoCandidate none = worker.after(Duration.ofMillis(100)).none();
        assertThat(none.reason()).isEqualTo(Reason.LIMIT_REACHED);
        assertThat(none.retryAfter()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void anEmailLargerThanWhatIsLeftWaitsAndASmallerOneGoes() {
        OneWorker worker = OneWorker.with(1).begin(PlanOf.closed(1).limited(3, Duration.ofMillis(10)));
        RoutingDecision large = worker.router.next(Requirements.of(4, "example.com"), Set.of());
        assertThat(large).isInstanceOf(NoCandidate.class);
        assertThat(why(large, 0)).isEqualTo(Rejection.LIMIT);
        assertThat(worker.use()).isNotNull();
    }

    @Test
    void oneThatThrottledIsWaitedForAsLongAsItAsked() {
        OneWorker worker = OneWorker.with(1).begin(PlanOf.closed(1));
        RoutingDecision.Use use = worker.use();
        worker.store.answers(OneWorker.plan(PlanOf.closed(1).resting(Duration.ofSeconds(7))));
        worker.router.record(use, new Throttled(Duration.ofSeconds(7)));
        NoCandidate none = worker.none();
        assertThat(why(none, 0)).isEqualTo(Rejection.RESTING);
        assertThat(none.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void thisWorkersOwnBreakerIsWaitedForAsLongAsItIsOpen() {
        OneWorker worker = OneWorker.with(1).begin(PlanOf.closed(1));
        for (int i = 0; i < 3; i++) {
            worker.attempt(new Unavailable("http_503"));
        }
        NoCandidate none = worker.none();
        assertThat(none.reason()).isEqualTo(Reason.NO_PROVIDER_AVAILABLE);
        assertThat(none.retryAfter()).isEqualTo(ProviderBreaker.OPEN);
    }

    @Test
    void whereNoneMayCarryItWaitingIsOfNoUse() {
        OneWorker worker = OneWorker.with(2).begin(PlanOf.closed(1), PlanOf.open(Duration.ofSeconds(2)));
        Requirements pinned = new Requirements(1, "example.com", null, new ProviderName("elsewhere"), Set.of());
        NoCandidate none = (NoCandidate) worker.router.next(pinned, Set.of());
        assertThat(none.reason()).isEqualTo(Reason.NO_PROVIDER_FITS);
        assertThat(none.retryAfter()).isZero();
        assertThat(why(none, 1)).isEqualTo(Rejection.NOT_PINNED);
    }

    @Test
    void withOneTriedAndTheOtherOutOfOrderTheOtherIsWaitedFor() {
        OneWorker worker = OneWorker.with(2).begin(PlanOf.closed(1), PlanOf.open(Duration.ofSeconds(2)));
        NoCandidate none = worker.none(0);
        assertThat(none.reason()).isEqualTo(Reason.NO_PROVIDER_AVAILABLE);
        assertThat(none.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(none.explanation().toString())
                .contains("p0 tried", "p1 open", "open (failures_in_a_row)", "share 1.000");
    }
}
