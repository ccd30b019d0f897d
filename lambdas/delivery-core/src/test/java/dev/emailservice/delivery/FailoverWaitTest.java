package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ScriptedStore;
import dev.emailservice.delivery.provider.AttemptBudget;
import dev.emailservice.model.job.EmailJob;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An email that finds every limit reached. */
class FailoverWaitTest {

    private final World world = new World();
    private final EmailJob job = world.accepted();
    private final Instant start = world.clock.instant();

    private Plan allLimited(int permits, Duration more) {
        ProviderPlan plan = ScriptedStore.limited(0.5, permits, more);
        return ScriptedStore.of(world.ses.name(), plan, world.sendgrid.name(), plan);
    }

    private void limitReachedFor(Duration more) {
        world.store.answers(allLimited(0, more));
        world.router.begin(1, 1);
    }

    private Duration waited() {
        return Duration.between(start, world.clock.instant());
    }

    @Test
    void itWaitsUntilUsageFreesAsksForItAndGoesOut() {
        world.ses.takes(Duration.ZERO);
        world.sendgrid.takes(Duration.ZERO);
        limitReachedFor(Duration.ofMillis(300));
        world.store.answers(allLimited(1, Duration.ZERO));

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);

        assertThat(waited()).isEqualTo(Duration.ofMillis(300));
        Exchange renewal = world.store.exchanges().getLast();
        assertThat(renewal.purpose()).isEqualTo(Purpose.FAILOVER);
        assertThat(renewal.wanted()).isEqualTo(1);
    }

    @Test
    void itWaitsAgainWhereOthersWereQuicker() {
        limitReachedFor(Duration.ofMillis(300));
        Deadline deadline = new Deadline(
                start.plus(AttemptBudget.LONGEST_ATTEMPT).plus(Deadline.MARGIN).plusSeconds(1));

        assertThat(world.service.deliver(job, deadline)).isEqualTo(new Retry(Duration.ofMillis(300), "limit_reached"));

        assertThat(waited()).isEqualTo(Duration.ofMillis(900));
        assertThat(world.attempts()).isZero();
    }

    @Test
    void aShortageThatIsAboutToEndIsNotAskedForWithoutPause() {
        limitReachedFor(Duration.ZERO);
        world.store.answers(allLimited(1, Duration.ZERO));
        world.deliver(job);
        assertThat(waited()).isGreaterThanOrEqualTo(LimitWait.SHORTEST);
    }

    @Test
    void itGoesBackToTheQueueWhereTheWaitIsTooLong() {
        Duration tooLong = LimitWait.LONGEST.plusMillis(1);
        limitReachedFor(tooLong);
        assertThat(world.deliver(job)).isEqualTo(new Retry(tooLong, "limit_reached"));
        assertThat(waited()).isZero();
    }

    @Test
    void itGoesBackToTheQueueWhereTheInvocationWouldEndBeforeItsAttempt() {
        limitReachedFor(Duration.ofSeconds(1));
        Deadline near = new Deadline(
                start.plus(AttemptBudget.LONGEST_ATTEMPT).plus(Deadline.MARGIN).plusMillis(999));
        assertThat(world.service.deliver(job, near)).isEqualTo(new Retry(Duration.ofSeconds(1), "limit_reached"));
        assertThat(waited()).isZero();
    }
}
