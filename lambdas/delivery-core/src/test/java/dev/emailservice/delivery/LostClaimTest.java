package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker that loses its claim during an attempt says nothing of the email's end, whatever it was about to say. */
class LostClaimTest {

    private static final Retry LOST = new Retry(Duration.ZERO, "claim_lost");

    private static EmailJob accepted(World world, SendOptions options) {
        EmailJob plain = world.job();
        EmailJob job = new EmailJob(plain.id(), plain.acceptedAt(), plain.email(), options);
        world.ledger.open(job);
        return job;
    }

    /** Delivers a job whose claim another worker takes over during the first attempt, which takes so long and ends so. */
    private static void isLost(World world, EmailJob job, Duration takes, AttemptOutcome outcome) {
        for (ScriptedProvider provider : List.of(world.ses, world.sendgrid)) {
            provider.runs(() -> {
                world.clock.advance(takes);
                // The lease is over by the other's clock.
                Instant later = world.clock.instant().plusSeconds(60);
                world.ledger.claim(job.id(), "other", later, later.plusSeconds(20));
                return outcome;
            });
        }
        assertThat(world.deliver(job)).isEqualTo(LOST);
        assertThat(world.attempts()).isEqualTo(1);
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENDING);
    }

    @Test
    void anEmailThatItsProviderRefusesIsNotCalledFailed() {
        World world = new World();
        isLost(world, world.accepted(), Duration.ZERO, new MessageFault("refused", MessageFault.Scope.EVERY_PROVIDER));
    }

    @Test
    void anEmailOfUnknownOutcomeIsNotCalledHeld() {
        World world = new World(OnUnknown.HOLD);
        isLost(world, world.accepted(), Duration.ZERO, new Unknown("read_timeout"));
    }

    @Test
    void anEmailOfUnknownOutcomeIsNotCalledParked() {
        World world = new World(OnUnknown.CONFIRM_FIRST);
        isLost(world, world.accepted(), Duration.ZERO, new Unknown("read_timeout"));
    }

    @Test
    void anEmailThatGetsTooOldIsNotCalledExpired() {
        World world = new World();
        EmailJob job = accepted(world, new SendOptions(world.clock.instant().plusSeconds(1), null));
        isLost(world, job, Expiry.GRACE.plusSeconds(1), new Unavailable("http_503"));
    }

    @Test
    void anEmailThatGetsTooOldAndMayHaveBeenSentIsNotCalledHeld() {
        World world = new World(OnUnknown.RESEND_NOW);
        EmailJob job = accepted(world, new SendOptions(world.clock.instant().plusSeconds(1), null));
        isLost(world, job, Expiry.GRACE.plusSeconds(1), new Unknown("read_timeout"));
    }

    @Test
    void anEmailForWhichNoTimeIsLeftIsNotCalledGivenBack() {
        World world = new World();
        isLost(world, world.accepted(), Duration.ofSeconds(25), new Unavailable("http_503"));
    }
}
