package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Twenty workers against a limit of one hundred recipients a second. */
final class LimitRaceTest {

    private static final int LIMIT = 100;
    private static final int WORKERS = 20;
    private static final List<ProviderSettings> SETTINGS =
            List.of(ProviderSettings.of("ses").withLimits(LIMIT, null), ProviderSettings.of("sendgrid"));

    @Test
    void atOneMomentTheyGetNoMoreThanItTogether() throws Exception {
        try (RacingClients clients = new RacingClients(SETTINGS, Map.of())) {
            List<Integer> granted = clients.race(WORKERS, (number, connection) -> {
                int sum = 0;
                for (int i = 0; i < 50; i++) {
                    sum += permits(clients.exchange(connection, wantTen(number), 1_767_000_000_000L));
                }
                return sum;
            });
            assertThat(granted.stream().mapToInt(Integer::intValue).sum()).isBetween(1, LIMIT);
        }
    }

    @Test
    void askingWithoutPauseForThreeSecondsTheyGetNoMoreThanItInAnySecond() throws Exception {
        try (RacingClients clients = new RacingClients(SETTINGS, Map.of())) {
            List<Grant> grants =
                    clients
                            .race(WORKERS, (number, connection) -> askForThreeSeconds(clients, connection, number))
                            .stream()
                            .flatMap(List::stream)
                            .toList();
            for (Grant first : grants) {
                long second = first.askedMs() + 1000;
                assertThat(sum(grants, grant -> grant.askedMs() >= first.askedMs() && grant.answeredMs() < second))
                        .isLessThanOrEqualTo(LIMIT);
            }
            // Less than the limit by headroom, and not much less.
            assertThat(sum(grants, grant -> true)).isGreaterThan(2 * LIMIT);
        }
    }

    private static List<Grant> askForThreeSeconds(RacingClients clients, ScriptConnection connection, int number) {
        List<Grant> grants = new ArrayList<>();
        long end = millis() + 3000;
        while (millis() < end) {
            long asked = millis();
            int permits = permits(clients.exchange(connection, wantTen(number), null));
            if (permits > 0) {
                grants.add(new Grant(asked, millis(), permits));
            }
        }
        return grants;
    }

    /** Permits that Redis gave some time between the two, by a clock that never goes back. */
    private record Grant(long askedMs, long answeredMs, int permits) {}

    private static int sum(List<Grant> grants, Predicate<Grant> which) {
        return grants.stream().filter(which).mapToInt(Grant::permits).sum();
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static int permits(JsonNode plan) {
        return plan.path("providers").path(0).path("permits").asInt();
    }

    private static Exchange wantTen(int worker) {
        return new Exchange("worker-" + worker, 10, 1, Purpose.FAILOVER, false, List.of());
    }
}
