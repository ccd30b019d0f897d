package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Many workers that would all probe: one does. */
final class ProbeRaceTest {

    private static final List<ProviderSettings> SETTINGS =
            List.of(ProviderSettings.of("ses"), ProviderSettings.of("sendgrid"), ProviderSettings.of("third"));
    private static final long OPENED = 1_767_000_000_000L;

    @Test
    void ofFiftyWorkersAtAHalfOpenProviderExactlyOneProbes() throws Exception {
        try (RacingClients clients = new RacingClients(SETTINGS, Map.of())) {
            open(clients);
            List<Boolean> probes = clients.race(
                    50,
                    (number, connection) -> clients.exchange(connection, ask("worker-" + number), OPENED + 61_000)
                            .path("providers")
                            .path(0)
                            .path("probe")
                            .asBoolean());
            assertThat(probes).containsOnlyOnce(true).hasSize(50);
        }
    }

    @Test
    void aLeaseIsNeverHeldByTwoHoweverExchangesInterleave() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("ProbeRaceTest seed " + seed);
        Map<String, Integer> atOnce = Map.of("backoffMs", 0, "allOpenMs", 0, "probeGapMs", 0, "leaseMs", 600_000);
        AtomicIntegerArray holders = new AtomicIntegerArray(SETTINGS.size());
        try (RacingClients clients = new RacingClients(SETTINGS, atOnce)) {
            open(clients);
            List<Integer> probes = clients.race(16, (number, connection) -> {
                Random random = new Random(seed + number);
                int sent = 0;
                for (int i = 0; i < 300; i++) {
                    JsonNode plan = clients.exchange(connection, ask("worker-" + number), OPENED + 61_000);
                    List<Seen> ended = new ArrayList<>();
                    for (int p = 0; p < SETTINGS.size(); p++) {
                        if (plan.path("providers").path(p).path("probe").asBoolean()) {
                            sent++;
                            assertThat(holders.incrementAndGet(p)).isEqualTo(1);
                            connection.command("PING");
                            holders.decrementAndGet(p);
                            ProbeResult result = random.nextBoolean() ? ProbeResult.FAILED : ProbeResult.NONE;
                            ended.add(new Seen(SETTINGS.get(p).name(), 1).probe(result));
                        }
                    }
                    clients.exchange(connection, tell("worker-" + number, ended), OPENED + 61_000);
                }
                return sent;
            });
            assertThat(probes.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(100);
            assertThat(probes.stream().filter(each -> each > 0)).hasSizeGreaterThan(1);
        }
    }

    private static void open(RacingClients clients) throws Exception {
        clients.race(
                1,
                (_, connection) -> clients.exchange(
                        connection,
                        tell(
                                "first",
                                SETTINGS.stream()
                                        .map(each -> new Seen(each.name(), 0).outOfService("test"))
                                        .toList()),
                        OPENED));
    }

    private static Exchange ask(String worker) {
        return new Exchange(worker, 1, 1, Purpose.BATCH, true, List.of());
    }

    private static Exchange tell(String worker, List<Seen> seen) {
        return new Exchange(
                worker,
                0,
                1,
                Purpose.REPORT,
                false,
                seen.stream().map(Seen::report).toList());
    }
}
