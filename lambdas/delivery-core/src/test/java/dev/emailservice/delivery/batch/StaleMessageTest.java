package dev.emailservice.delivery.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.Expiry;
import dev.emailservice.delivery.World;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.OutboxQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of the message of an email that is stale by this worker's clock. */
class StaleMessageTest {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Map<String, String> deadLetters = new HashMap<>();
    private final Map<String, Duration> returned = new HashMap<>();
    private final World world = new World();
    private final EmailJob job = job();
    private final String body = EmailJobCodec.encode(job);

    private EmailJob job() {
        EmailJob plain = world.job();
        EmailJob job = new EmailJob(
                plain.id(),
                plain.acceptedAt(),
                plain.email(),
                new SendOptions(world.clock.instant().plus(FRESH), null));
        world.ledger.open(job);
        return job;
    }

    private List<String> deliver(int receiveCount) {
        MessageDelivery messages = new MessageDelivery(
                world.service,
                deadLetters::put,
                (queue, receipt, delay) -> returned.put(receipt, delay),
                RetryBackoff.usual(world.random),
                world.metrics,
                world.clock);
        Prober prober = new Prober(
                List.of(world.ses, world.sendgrid), EmailAddress.of("probe@example.com"), world.clock, world.random);
        return new BatchDelivery(messages, world.router, prober, world.metrics, world.clock)
                .deliver(List.of(new IncomingMessage("m", "receipt", "outbox", body, receiveCount)), world.deadline());
    }

    @Test
    void aWorkerWhoseClockIsHalfAMinuteAheadLeavesTimeForOneWhoseClockIsRight() {
        Duration ahead = Duration.ofSeconds(30);
        world.clock.advance(FRESH);

        assertThat(deliver(9)).containsExactly("m");
        assertThat(world.attempts()).isZero();
        Duration delay = Objects.requireNonNull(returned.get("receipt"));
        assertThat(delay).isPositive().isLessThan(ahead);

        world.clock.advance(delay.minus(ahead));
        assertThat(deliver(10)).isEmpty();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void itIsEndedAtTheEndOfItsGraceWhoeverLooksThen() {
        world.clock.advance(FRESH.plus(Expiry.GRACE).minusSeconds(3));
        assertThat(deliver(1)).containsExactly("m");

        world.clock.advance(Objects.requireNonNull(returned.get("receipt")));
        assertThat(deliver(2)).isEmpty();
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.EXPIRED);
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void onItsLastReceiveItIsKeptWithThatReasonAndItsEntryStaysOpenForTheSweeper() {
        world.clock.advance(FRESH);

        assertThat(deliver(OutboxQueue.MAX_RECEIVE_COUNT)).isEmpty();
        assertThat(deadLetters).containsEntry(body, "receives_exhausted_stale");
        assertThat(world.entry(job).state()).isEqualTo(LedgerState.QUEUED);
    }
}
