package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.DeliveryResult.AlreadyEnded;
import dev.emailservice.delivery.DeliveryResult.Expired;
import dev.emailservice.delivery.DeliveryResult.Held;
import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An email is never sent once it is stale, whatever the way that led there; nor is one called expired that may have been sent. */
class ExpiryTest {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** From the acceptance of an email on. */
    private static final Duration OVER = FRESH.plus(Expiry.GRACE);

    private static EmailJob job(World world, @Nullable OnUnknown onUnknown) {
        EmailJob plain = world.job();
        EmailJob job = new EmailJob(
                plain.id(),
                plain.acceptedAt(),
                plain.email(),
                new SendOptions(world.clock.instant().plus(FRESH), onUnknown));
        world.ledger.open(job);
        return job;
    }

    /** Either provider, once called, takes so long and then ends in that. */
    private static void answer(World world, Duration after, AttemptOutcome outcome) {
        for (ScriptedProvider provider : List.of(world.ses, world.sendgrid)) {
            provider.runs(() -> {
                world.clock.advance(after);
                return outcome;
            });
        }
    }

    private static void heldWithItsReason(World world, EmailJob job) {
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.UNKNOWN);
        assertThat(world.entry(job).reason()).isEqualTo(Ledger.EXPIRED_WHILE_UNKNOWN);
        int attempts = world.attempts();
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.deliver(job)).isEqualTo(new AlreadyEnded(LedgerState.UNKNOWN, Ledger.EXPIRED_WHILE_UNKNOWN));
        assertThat(world.attempts()).isEqualTo(attempts);
    }

    @Test
    void aFreshEmailIsSent() {
        World world = new World();
        EmailJob job = job(world, null);
        world.clock.advance(FRESH.minusNanos(1));
        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
    }

    @Test
    void anEmailThatIsStaleByOneClockAloneIsNeitherSentNorEndedByIt() {
        World world = new World();
        EmailJob job = job(world, null);
        world.clock.advance(FRESH);
        assertThat(world.deliver(job)).isEqualTo(new Retry(Expiry.GRACE, "stale"));
        world.clock.advance(Expiry.GRACE.minusNanos(1));
        assertThat(world.deliver(job)).isEqualTo(new Retry(Duration.ofNanos(1), "stale"));
        assertThat(world.attempts()).isZero();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.QUEUED);
        // A worker whose clock is right.
        world.clock.advance(OVER.minusNanos(2).negated());
        assertThat(world.deliver(job)).isInstanceOf(Sent.class);
    }

    @Test
    void anEmailThatComesStaleFromTheQueueIsNotOfferedToAnybody() {
        World world = new World();
        EmailJob job = job(world, null);
        world.clock.advance(OVER);
        assertThat(world.deliver(job)).isEqualTo(new Expired());
        assertThat(world.attempts()).isZero();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.EXPIRED);
        assertThat(world.deliver(job)).isEqualTo(new AlreadyEnded(LedgerState.EXPIRED, null));
    }

    @Test
    void anEmailThatGetsStaleDuringAnAttemptIsNotOfferedToTheNextProvider() {
        World world = new World();
        answer(world, Duration.ofSeconds(5), new Unavailable("http_503"));
        EmailJob job = job(world, null);
        world.clock.advance(FRESH.minusSeconds(5));
        assertThat(world.deliver(job)).isInstanceOf(Retry.class);
        world.clock.advance(Expiry.GRACE);
        assertThat(world.deliver(job)).isEqualTo(new Expired());
        assertThat(world.attempts()).isEqualTo(1);
        assertThat(world.entry(job).attempts()).hasSize(1);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.EXPIRED);
    }

    @Test
    void anEmailThatGetsStaleDuringAnUnknownAttemptStaysUnknown() {
        World world = new World(OnUnknown.RESEND_NOW);
        answer(world, Duration.ofSeconds(5), new Unknown("read_timeout"));
        EmailJob job = job(world, null);
        world.clock.advance(FRESH.minusSeconds(5));
        assertThat(world.deliver(job)).isInstanceOf(Retry.class);
        world.clock.advance(Expiry.GRACE);
        assertThat(world.deliver(job)).isEqualTo(new Held());
        assertThat(world.attempts()).isEqualTo(1);
        heldWithItsReason(world, job);
    }

    @Test
    void anEmailThatGetsStaleWhileItsConfirmationIsWaitedForStaysUnknown() {
        World world = new World(OnUnknown.CONFIRM_FIRST);
        answer(world, Duration.ZERO, new Unknown("read_timeout"));
        EmailJob job = job(world, null);
        assertThat(world.deliver(job)).isInstanceOf(Retry.class);
        world.clock.advance(UnknownPolicy.CONFIRMATION);
        assertThat(world.deliver(job)).isEqualTo(new Held());
        assertThat(world.attempts()).isEqualTo(1);
        heldWithItsReason(world, job);
    }

    @ParameterizedTest
    @EnumSource
    void aStaleEmailWhoseWorkerDiedInACallStaysUnknownUnderAnyPolicy(OnUnknown policy) {
        World world = new World();
        EmailJob job = job(world, policy);
        Instant now = world.clock.instant();
        Claim dead = ((Claimed) world.ledger.claim(job.id(), "dead", now, now.plusSeconds(5))).claim();
        world.ledger.begin(dead, new Call(world.ses.name(), now), List.of());
        world.clock.advance(OVER);
        assertThat(world.deliver(job)).isEqualTo(new Held());
        heldWithItsReason(world, job);
    }

    @Test
    void aJobsOwnPolicyOverridesTheWorkers() {
        World careful = new World(OnUnknown.HOLD);
        answer(careful, Duration.ZERO, new Unknown("read_timeout"));
        careful.deliver(job(careful, OnUnknown.RESEND_NOW));
        assertThat(careful.attempts()).isEqualTo(2);

        World bold = new World(OnUnknown.RESEND_NOW);
        answer(bold, Duration.ZERO, new Unknown("read_timeout"));
        assertThat(bold.deliver(job(bold, OnUnknown.HOLD))).isEqualTo(new Held());
        assertThat(bold.attempts()).isEqualTo(1);
    }
}
