package dev.emailservice.adapters.redis;

import static dev.emailservice.adapters.redis.RedisFixture.ONE_ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("counts the threads of this JVM")
final class RedisRoutingStoreTest {

    @Test
    void anExchangeIsOneRoundTrip() throws Exception {
        try (RedisFixture fixture = RedisFixture.patient()) {
            for (int i = 0; i < 5; i++) {
                assertThat(fixture.exchange().orElseThrow().providers()).containsOnlyKeys(RedisFixture.SES);
            }
            assertThat(fixture.wire.commands()).hasSize(5).containsOnly("EVALSHA");
        }
    }

    @Test
    void aRepeatedBatchIsAddedOnce() throws Exception {
        try (RedisFixture fixture = RedisFixture.patient()) {
            for (int i = 0; i < 5; i++) {
                assertThat(fixture.store.exchange("the-same-batch", ONE_ATTEMPT, null))
                        .isPresent();
            }
            assertThat(fixture.awaitAnswer().usedToday()).isEqualTo(1);
            fixture.store.exchange("another-batch", ONE_ATTEMPT, null);
            assertThat(fixture.awaitAnswer().usedToday()).isEqualTo(2);
        }
    }

    @Test
    void thereIsOneKeyWhichNamesItsSlotAndDoesNotLiveForEver() throws Exception {
        try (RedisFixture fixture = RedisFixture.patient()) {
            fixture.exchange();
            assertThat(fixture.redis.command("KEYS", "*")).isEqualTo("{email-service}:routing");
            assertThat(Long.parseLong(fixture.redis.command("TTL", RoutingScript.KEY)))
                    .isPositive();
        }
    }

    @Test
    void whatIsForgottenIsGone() throws Exception {
        try (RedisFixture fixture = RedisFixture.patient()) {
            assertThat(fixture.store.forget()).isTrue();
            assertThat(fixture.redis.command("KEYS", "*")).isEmpty();
            assertThat(fixture.awaitAnswer().usedToday()).isZero();
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
        try (RedisFixture fixture = RedisFixture.patient()) {
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
