package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The six flaws of the design this project began with, each reproduced once and not to come back. */
class SeedFlawsTest {

    private final World world = new World();

    @Test
    void flaw1_aBugOfOursIsNeverCountedAsAProvidersFailure() {
        world.ses.runs(() -> {
            throw new IllegalStateException("a bug in the adapter");
        });
        world.sendgrid.runs(() -> {
            throw new IllegalStateException("a bug in the adapter");
        });
        for (int i = 0; i < 50; i++) {
            assertThat(world.deliver(world.accepted())).isInstanceOf(Retry.class);
        }
        world.ses.answers(new Accepted("m"));
        world.sendgrid.answers(new Accepted("m"));

        assertThat(world.deliver(world.accepted())).isInstanceOf(Sent.class);
        world.router.end();
        assertThat(world.store.exchanges().stream().flatMap(each -> each.reports().stream()))
                .isNotEmpty()
                .allSatisfy(
                        report -> assertThat(report.failed() + report.unknown()).isZero());
    }

    @Test
    void flaw2_twoSingleFailuresAreNoLastingOutage() {
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Unavailable("http_503"));
        EmailJob job = world.accepted();
        assertThat(world.deliver(job)).isInstanceOf(Retry.class);
        world.ses.answers(new Accepted("m"));
        world.sendgrid.answers(new Accepted("m"));

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
    }

    @Test
    void flaw2_evenAnOpenBreakerOpensOnlyForAWhile() {
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Unavailable("http_503"));
        for (int i = 0; i < 30; i++) {
            world.deliver(world.accepted());
        }
        world.ses.answers(new Accepted("m"));
        world.sendgrid.answers(new Accepted("m"));
        world.clock.advance(Duration.ofSeconds(6));

        assertThat(world.deliver(world.accepted())).isInstanceOf(Sent.class);
    }

    @Test
    void flaw3_anErrorOfTheFleetsStoreAfterAnAcceptIsNoSendFailure() {
        EmailJob job = world.accepted();
        world.store.isAway();

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.deliver(job)).isInstanceOf(DeliveryResult.AlreadyEnded.class);
        assertThat(world.attempts()).isEqualTo(1);
    }

    @Test
    void flaw3_anErrorOfTheLedgerAfterAnAcceptIsNoSendFailureEither() {
        EmailJob job = world.accepted();
        world.ses.runs(() -> {
            world.ledger.setUnavailable(true);
            return new Accepted("m");
        });
        world.sendgrid.runs(() -> {
            world.ledger.setUnavailable(true);
            return new Accepted("m");
        });

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.attempts()).isEqualTo(1);
    }

    @Test
    void flaw4_openBreakersAreAnAnswerAndNotACrash() {
        world.ses.answers(new Unavailable("connection_refused"));
        world.sendgrid.answers(new Unavailable("connection_refused"));
        for (int i = 0; i < 30; i++) {
            world.deliver(world.accepted());
        }
        int before = world.attempts();
        EmailJob job = world.accepted();

        assertThat(world.deliver(job)).isInstanceOfSatisfying(Retry.class, retry -> {
            assertThat(retry.reason()).isEqualTo("no_provider_available");
            assertThat(retry.atLeast()).isPositive();
        });
        assertThat(world.attempts()).isEqualTo(before);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.QUEUED);
    }

    @Test
    void flaw5_oneSlowSuccessOnEachSideDoesNotStopTheMail() {
        world.ses.takes(Duration.ofSeconds(4));
        world.sendgrid.takes(Duration.ofSeconds(4));
        for (int i = 0; i < 10; i++) {
            assertThat(world.deliver(world.accepted())).isInstanceOf(Sent.class);
        }
        assertThat(world.ses.offered()).isNotEmpty();
        assertThat(world.sendgrid.offered()).isNotEmpty();
    }

    @Test
    void flaw6_healthyTrafficIsNotForcedOntoTheSlowerProvider() {
        world.ses.takes(Duration.ofMillis(80));
        world.sendgrid.takes(Duration.ofMillis(120));
        for (int i = 0; i < 1000; i++) {
            world.deliver(world.accepted());
        }
        assertThat(world.sendgrid.offered().size()).isBetween(1, 50);
    }
}
