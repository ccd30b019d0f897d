package dev.emailservice.adapters.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.FleetRouter;
import dev.emailservice.delivery.routing.PanicPolicy;
import dev.emailservice.delivery.routing.Requirements;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Twenty workers, of whose batches one provider may take a hundred emails a day, each in its own rhythm. */
final class DayLimitFleetTest {

    private static final int LIMIT = 100;
    private static final int WORKERS = 20;
    private static final int BATCH = 10;
    private static final int BATCHES = 200;
    private static final ProviderName SES = new ProviderName("ses");
    private static final Requirements EMAIL = Requirements.of(1, "example.com");
    private static final List<ProviderSettings> SETTINGS =
            List.of(ProviderSettings.of("ses").withLimits(null, (long) LIMIT), ProviderSettings.of("sendgrid"));

    private final ManualClock clock = new ManualClock();
    private int used;

    @Test
    void theyUseWhatMayBeUsedAtOnceAndNothingStaysReserved() {
        long seed = new Random().nextLong();
        System.out.println("DayLimitFleetTest seed " + seed);
        Random random = new Random(seed);
        try (RedisServer redis = RedisServer.start();
                RedisRoutingStore store = new RedisRoutingStore(
                        redis.url(),
                        Optional::empty,
                        SETTINGS,
                        InstantSource.system(),
                        random,
                        Duration.ofSeconds(30))) {
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(new Worker(new FleetRouter(
                        SETTINGS,
                        exchange -> store.exchangeAt(clock.instant().toEpochMilli(), exchange),
                        PanicPolicy.WAIT,
                        clock,
                        random)));
            }
            int begun = 0;
            while (begun < BATCHES) {
                clock.advance(Duration.ofMillis(random.nextInt(20)));
                begun += workers.get(random.nextInt(WORKERS)).step() ? 1 : 0;
            }
            workers.forEach(Worker::finish);

            long charged = requireNonNull(store.exchangeAt(clock.instant().toEpochMilli(), RedisFixture.tell())
                            .orElseThrow()
                            .providers()
                            .get(SES))
                    .usedToday();
            // From four fifths on, what is left is to last for the rest of the day.
            assertThat(used).isBetween(LIMIT * 4 / 5, LIMIT);
            assertThat(charged).isEqualTo(used);
        }
    }

    /** Begins a batch, sends one email after another, and ends it. */
    private final class Worker {

        private final FleetRouter router;
        private int left = -1;

        Worker(FleetRouter router) {
            this.router = router;
        }

        /** Whether a batch has begun. */
        boolean step() {
            if (left < 0) {
                router.begin(BATCH, 1);
                left = BATCH;
                return true;
            }
            if (left == 0) {
                router.end();
            } else if (router.next(EMAIL, Set.of()) instanceof Use use) {
                clock.advance(Duration.ofMillis(use.provider().equals(SES) ? 5 : 20));
                router.record(use, new Accepted("id"));
                used += use.provider().equals(SES) ? 1 : 0;
            }
            left--;
            return false;
        }

        void finish() {
            while (left >= 0) {
                step();
            }
        }
    }
}
