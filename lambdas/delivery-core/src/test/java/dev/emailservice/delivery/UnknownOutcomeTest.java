package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.DeliveryResult.AlreadyEnded;
import dev.emailservice.delivery.DeliveryResult.Held;
import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An email that may have been sent: by a call whose outcome is unknown, or by a worker that died in one. */
class UnknownOutcomeTest {

    private static final Retry AWAITED = new Retry(UnknownPolicy.CONFIRMATION, "awaiting_confirmation");

    private static World timingOut(OnUnknown policy) {
        World world = new World(policy);
        world.ses.answers(new Unknown("read_timeout"));
        world.sendgrid.answers(new Unknown("read_timeout"));
        return world;
    }

    /** A job whose worker died, before a call or in one. */
    private static EmailJob orphan(World world, boolean inACall) {
        EmailJob job = world.accepted();
        Instant now = world.clock.instant();
        Claim claim = ((Claimed) world.ledger.claim(job.id(), "dead", now, now.plusSeconds(5))).claim();
        if (inACall) {
            world.ledger.begin(claim, new Call(world.ses.name(), now), List.of());
        }
        world.clock.advance(Duration.ofSeconds(6));
        return job;
    }

    @Test
    void whereTheRiskIsTakenTheOtherProviderGetsItInTheSameInvocation() {
        World world = timingOut(OnUnknown.RESEND_NOW);
        assertThat(world.deliver(world.accepted())).isInstanceOf(Retry.class);
        assertThat(world.attempts()).isEqualTo(2);
        assertThat(world.metrics.riskedDuplicates()).isEqualTo(1);
    }

    @Test
    void whereItIsConfirmedFirstNobodyElseIsCalledAndTheAttemptIsKept() {
        World world = timingOut(OnUnknown.CONFIRM_FIRST);
        EmailJob job = world.accepted();

        assertThat(world.deliver(job)).isEqualTo(AWAITED);
        assertThat(world.attempts()).isEqualTo(1);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.UNKNOWN);
        assertThat(world.entry(job).attempts())
                .extracting(LedgerEntry.Attempt::outcome)
                .containsExactly("unknown");
        assertThat(world.metrics.riskedDuplicates()).isZero();
    }

    @Test
    void aMessageThatComesBackEarlyGoesOnWaiting() {
        World world = timingOut(OnUnknown.CONFIRM_FIRST);
        EmailJob job = world.accepted();
        world.deliver(job);
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(world.deliver(job)).isEqualTo(new Retry(Duration.ofMinutes(4), "awaiting_confirmation"));
        assertThat(world.attempts()).isEqualTo(1);
    }

    @Test
    void withoutAWordFromTheProviderItIsSentAgainAndTheRiskIsCounted() {
        World world = timingOut(OnUnknown.CONFIRM_FIRST);
        EmailJob job = world.accepted();
        world.deliver(job);
        world.ses.answers(new Accepted("m-1"));
        world.sendgrid.answers(new Accepted("m-1"));
        world.clock.advance(UnknownPolicy.CONFIRMATION);

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.metrics.riskedDuplicates()).isEqualTo(1);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void whatFailsCleanlyAfterTheWaitDoesNotWaitForTheSameWordAgain() {
        World world = timingOut(OnUnknown.CONFIRM_FIRST);
        EmailJob job = world.accepted();
        world.deliver(job);
        world.clock.advance(UnknownPolicy.CONFIRMATION);
        world.ses.answers(new Unavailable("http_503"));
        world.sendgrid.answers(new Unavailable("http_503"));
        world.deliver(job);
        world.clock.advance(Duration.ofSeconds(30));
        world.ses.answers(new Accepted("m-1"));
        world.sendgrid.answers(new Accepted("m-1"));

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
    }

    @Test
    void whereItIsHeldItIsNeverSentAgain() {
        World world = timingOut(OnUnknown.HOLD);
        EmailJob job = world.accepted();

        assertThat(world.deliver(job)).isEqualTo(new Held());
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.UNKNOWN);
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.deliver(job)).isEqualTo(new AlreadyEnded(LedgerState.UNKNOWN, null));
        assertThat(world.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerThatDiedBeforeAnyCallLeavesNoRiskUnderAnyPolicy(OnUnknown policy) {
        World world = new World(policy);
        EmailJob job = orphan(world, false);

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.metrics.riskedDuplicates()).isZero();
    }

    @Test
    void aWorkerThatDiedInACallLeavesAnUnknownAttemptThatIsConfirmedFirst() {
        World world = new World(OnUnknown.CONFIRM_FIRST);
        EmailJob job = orphan(world, true);

        assertThat(world.deliver(job)).isEqualTo(AWAITED);
        assertThat(world.attempts()).isZero();
        assertThat(world.entry(job).attempts())
                .extracting(LedgerEntry.Attempt::detail)
                .containsExactly("worker_lost");
        world.clock.advance(UnknownPolicy.CONFIRMATION);
        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.metrics.riskedDuplicates()).isEqualTo(1);
        assertThat(world.entry(job).attempts()).hasSize(2);
    }

    @Test
    void aWorkerThatDiedInACallLeavesAnEmailThatIsHeldWhereThePolicyForbidsTheRisk() {
        World world = new World(OnUnknown.HOLD);
        EmailJob job = orphan(world, true);

        assertThat(world.deliver(job)).isEqualTo(new Held());
        assertThat(world.attempts()).isZero();
    }

    @Test
    void aWorkerThatDiedInACallIsFollowedAtOnceWhereTheRiskIsTaken() {
        World world = new World(OnUnknown.RESEND_NOW);
        EmailJob job = orphan(world, true);

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.metrics.riskedDuplicates()).isEqualTo(1);
    }

    @Test
    void aWorkerThatLosesItsClaimBetweenTwoAttemptsCallsNobodyFurther() {
        World world = new World(OnUnknown.RESEND_NOW);
        EmailJob job = world.accepted();
        for (ScriptedProvider provider : List.of(world.ses, world.sendgrid)) {
            // Its lease is over by another's clock.
            provider.runs(() -> {
                Instant later = world.clock.instant().plusSeconds(60);
                world.ledger.claim(job.id(), "other", later, later.plusSeconds(20));
                return new Unavailable("http_503");
            });
        }

        assertThat(world.deliver(job)).isEqualTo(new Retry(Duration.ZERO, "claim_lost"));
        assertThat(world.attempts()).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsNotForgottenWhereTheOtherProviderThenFailsCleanly() {
        World world = new World(OnUnknown.RESEND_NOW);
        Iterator<? extends AttemptOutcome> outcomes = List.of(
                        new Unknown("read_timeout"), new Unavailable("http_503"), new Accepted("m-1"))
                .iterator();
        world.ses.runs(outcomes::next);
        world.sendgrid.runs(outcomes::next);
        EmailJob job = world.accepted();
        assertThat(world.deliver(job)).isInstanceOf(Retry.class);
        int before = world.metrics.riskedDuplicates();

        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
        assertThat(world.metrics.riskedDuplicates()).isEqualTo(before + 1);
    }
}
