package dev.emailservice.adapters.redis;

import static dev.emailservice.adapters.redis.RedisFixture.ONE_ATTEMPT;
import static dev.emailservice.adapters.redis.RedisFixture.SES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.health.ProviderReport;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("counts the threads of this JVM")
final class RedisFleetHealthStoreTest {

    @Test
    void anExchangeIsOneRoundTripHoweverMuchItCarries() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            List<ProviderName> providers = IntStream.range(0, 8)
                    .mapToObj(i -> new ProviderName("provider-" + i))
                    .toList();
            List<ProviderReport> reports = providers.stream()
                    .map(p -> new ProviderReport(p, 1, 1, Duration.ofMillis(5), 1, Duration.ofSeconds(1), true))
                    .toList();
            for (int i = 0; i < 5; i++) {
                assertThat(fixture.store.exchange(reports, providers).orElseThrow())
                        .containsOnlyKeys(providers);
            }
            assertThat(fixture.wire.commands()).hasSize(5).containsOnly("EVALSHA");
        }
    }

    @Test
    void aRepeatedBatchIsAddedOnce() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            for (int i = 0; i < 5; i++) {
                fixture.store.exchange("the-same-batch", List.of(ONE_ATTEMPT), List.of(SES));
            }
            assertThat(fixture.askAfterCoolDown().orElseThrow().usedToday()).isEqualTo(1);
            fixture.store.exchange("another-batch", List.of(ONE_ATTEMPT), List.of(SES));
            assertThat(fixture.askAfterCoolDown().orElseThrow().usedToday()).isEqualTo(2);
        }
    }

    @Test
    void allKeysShareOneSlotAndNoneLivesForEver() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.exchange();
            String[] keys = fixture.redis.command("KEYS", "*").split(" ");
            assertThat(keys).hasSize(2).allMatch(key -> key.startsWith("{email-service}:"));
            for (String key : keys) {
                assertThat(Long.parseLong(fixture.redis.command("TTL", key))).isPositive();
            }
        }
    }

    @Test
    void aProvidersMemoryDoesNotGrowWithItsUse() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            for (int i = 0; i < 2000; i++) {
                fixture.exchange();
            }
            assertThat(fixture.redis.command("OBJECT", "ENCODING", RedisFixture.SES_KEY))
                    .isEqualTo("ziplist");
            String bytes = fixture.redis.command("MEMORY", "USAGE", RedisFixture.SES_KEY);
            assertThat(Long.parseLong(bytes)).isLessThan(2048);
        }
    }

    @Test
    void beforeTheFirstExchangeNothingIsSentAndOpeningAloneConnects() throws Exception {
        try (RedisFixture fixture = new RedisFixture(Optional::empty)) {
            assertThat(fixture.wire.commands()).isEmpty();
            fixture.store.open();
            Awaitility.await().until(() -> fixture.wire.commands().contains("SCRIPT"));
            fixture.awaitAnswer();
        }
    }

    @Test
    void aClosedStoreLeavesNoThreadAndOpensAgain() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            assertThat(redissonThreads()).isNotEmpty();
            fixture.store.close();
            Awaitility.await().untilAsserted(() -> assertThat(redissonThreads()).isEmpty());
            fixture.store.open();
            fixture.awaitAnswer();
        }
        Awaitility.await().untilAsserted(() -> assertThat(redissonThreads()).isEmpty());
    }

    @Test
    void aStoreThatNeverReachedRedisLeavesNoThread() throws Exception {
        try (RedisFixture fixture = new RedisFixture(Optional::empty)) {
            fixture.redis.freeze();
            for (int i = 0; i < 3; i++) {
                assertThat(fixture.exchange()).isEmpty();
                fixture.coolDownIsOver();
            }
            fixture.redis.kill();
            for (int i = 0; i < 3; i++) {
                assertThat(fixture.exchange()).isEmpty();
                fixture.coolDownIsOver();
            }
        }
        Awaitility.await().untilAsserted(() -> assertThat(redissonThreads()).isEmpty());
    }

    private static Set<String> redissonThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.contains("redisson") || name.contains("netty") || name.contains("globalEventExecutor"))
                .collect(Collectors.toSet());
    }
}
