package dev.emailservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.DeliveryResult.Retry;
import dev.emailservice.delivery.DeliveryResult.Sent;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ScriptedStore;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.settings.OnUnknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ten emails of a batch, each on a thread of its own, that find every limit reached. */
@Timeout(30)
class BatchWaitTest {

    private static final int EMAILS = 10;

    private final World world = new World();
    private final Instant start = world.clock.instant();
    private final SharedPause pause = new SharedPause(world.clock, EMAILS);

    private Plan allLimited(int permits) {
        ProviderPlan plan = ScriptedStore.limited(0.5, permits, Duration.ofMillis(3));
        return ScriptedStore.of(world.ses.name(), plan, world.sendgrid.name(), plan);
    }

    private List<DeliveryResult> deliver() throws Exception {
        Failover failover = new Failover(
                List.of(world.ses, world.sendgrid),
                world.router,
                UnknownPolicy.of(OnUnknown.RESEND_NOW),
                world.metrics,
                world.clock,
                pause);
        EmailService service = new EmailService(
                world.ledger, failover, UnknownPolicy.of(OnUnknown.RESEND_NOW), world.clock, world.random);
        List<EmailJob> jobs =
                IntStream.range(0, EMAILS).mapToObj(_ -> world.accepted()).toList();
        Deadline deadline = world.deadline();
        List<DeliveryResult> results = new ArrayList<>();
        world.router.begin(EMAILS, 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DeliveryResult>> all = jobs.stream()
                    .map(job -> threads.submit(() -> {
                        try {
                            return service.deliver(job, deadline);
                        } finally {
                            pause.ended();
                        }
                    }))
                    .toList();
            for (Future<DeliveryResult> each : all) {
                results.add(each.get());
            }
        }
        world.router.end();
        return results;
    }

    private List<Integer> renewals() {
        return world.store.exchanges().stream()
                .filter(each -> each.purpose() == Exchange.Purpose.FAILOVER)
                .map(Exchange::wanted)
                .toList();
    }

    @Test
    void theyAskTogetherEverMoreSeldomAndGiveUpWithinTwoSeconds() throws Exception {
        world.store.answers(allLimited(0));

        assertThat(deliver())
                .hasSize(EMAILS)
                .allSatisfy(each -> assertThat(each)
                        .isInstanceOf(Retry.class)
                        .extracting(DeliveryResult::code)
                        .isEqualTo(new Retry(Duration.ZERO, "limit_reached").code()));

        Duration waited = Duration.between(start, world.clock.instant());
        assertThat(waited).isBetween(Duration.ofSeconds(1), LimitWait.LONGEST);
        assertThat(world.store.exchanges()).hasSizeLessThanOrEqualTo(EMAILS);
        assertThat(renewals()).hasSizeGreaterThanOrEqualTo(5).first().isEqualTo(EMAILS);
    }

    @Test
    void whatOneOfThemIsGrantedForAllTheOthersUseToo() throws Exception {
        world.ses.takes(Duration.ZERO);
        world.sendgrid.takes(Duration.ZERO);
        world.store.answersOnce(allLimited(0));
        world.store.answers(allLimited(EMAILS));

        assertThat(deliver()).hasOnlyElementsOfType(Sent.class);

        assertThat(renewals()).containsExactly(EMAILS);
    }
}
