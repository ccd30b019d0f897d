package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the fleet remembers takes the same room however much it has seen. */
final class ScriptMemoryTest {

    private static final int LIMIT_BYTES = 2048;
    private static final ExchangeJson JSON = new ExchangeJson(List.of(
            ProviderSettings.of("ses").withLimits(1000, 1_000_000L),
            ProviderSettings.of("sendgrid").withLimits(500, null)));

    private final Random random = new Random(11);

    @Test
    void afterTwentyThousandRecordsAProviderTakesNoMoreThanAfterOneThousand() {
        try (RedisServer redis = RedisServer.start();
                ScriptConnection connection = new ScriptConnection(redis)) {
            List<Integer> early = sizesAfter(connection, 0, 1_000);
            List<Integer> late = sizesAfter(connection, 1_000, 20_000);
            for (int i = 0; i < early.size(); i++) {
                assertThat(late.get(i)).isLessThanOrEqualTo(LIMIT_BYTES).isLessThan(early.get(i) * 3 / 2);
            }
            assertThat(connection.command("HLEN", RoutingScript.KEY)).isEqualTo("3");
        }
    }

    private List<Integer> sizesAfter(ScriptConnection connection, int from, int to) {
        List<String> requests = new ArrayList<>();
        for (int i = from; i < to; i++) {
            requests.add(JSON.write("batch-" + i, exchange(i), 1_767_000_000_000L + i * 37L));
            if (requests.size() == 500) {
                connection.exchangeAll(requests);
                requests.clear();
            }
        }
        List<Integer> sizes = new ArrayList<>();
        for (String field : List.of("v1:provider:ses", "v1:provider:sendgrid", "v1:fleet")) {
            sizes.add(Integer.valueOf(connection.command("HSTRLEN", RoutingScript.KEY, field)));
        }
        return sizes;
    }

    private Exchange exchange(int i) {
        return new Exchange(
                "worker-%016x".formatted(random.nextInt(1000)),
                10,
                1,
                Purpose.BATCH,
                false,
                List.of(seen("ses", i).report(), seen("sendgrid", i).report()));
    }

    /** Now and then a failure, an overdue one, a throttled one: the breaker stays closed for the most part. */
    private Seen seen(String provider, int i) {
        return new Seen(provider, 0)
                .ok(1 + random.nextInt(5))
                .failed(i % 50 == 0 ? 1 : 0)
                .unknown(i % 170 == 0 ? 1 : 0)
                .overdue(i % 30 == 0 ? 1 : 0)
                .throttled(i % 90 == 0 ? 1 : 0)
                .usage(random.nextInt(3) - 1)
                .taking(1 + random.nextInt(4000));
    }
}
