package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            List<List<JsonNode>> plans = clients.race(WORKERS, (number, connection) -> {
                List<JsonNode> mine = new ArrayList<>();
                JsonNode first = clients.exchange(connection, wantTen(number), null);
                mine.add(first);
                while (millis(mine.getLast()) < millis(first) + 3000) {
                    mine.add(clients.exchange(connection, wantTen(number), null));
                }
                return mine;
            });
            TreeMap<Long, Integer> granted = new TreeMap<>();
            plans.forEach(mine -> mine.forEach(plan -> granted.merge(millis(plan), permits(plan), Integer::sum)));
            for (long from : granted.keySet()) {
                assertThat(sum(granted.subMap(from, from + 1000))).isLessThanOrEqualTo(LIMIT);
            }
            // Less than the limit by headroom, and not much less.
            assertThat(sum(granted)).isGreaterThan(2 * LIMIT);
        }
    }

    private static int sum(Map<Long, Integer> granted) {
        return granted.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static long millis(JsonNode plan) {
        return plan.path("nowMs").asLong();
    }

    private static int permits(JsonNode plan) {
        return plan.path("providers").path(0).path("permits").asInt();
    }

    private static Exchange wantTen(int worker) {
        return new Exchange("worker-" + worker, 10, 1, Purpose.FAILOVER, false, List.of());
    }
}
