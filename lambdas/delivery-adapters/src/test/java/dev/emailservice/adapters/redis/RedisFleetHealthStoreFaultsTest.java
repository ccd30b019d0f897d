package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.health.ProviderView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whatever becomes of Redis: an exchange answers or does not, never throws, and recovers by itself. */
final class RedisFleetHealthStoreFaultsTest {

    @Test
    void aFrozenRedisIsAskedOnceInACoolDown() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.freeze();
            for (int i = 0; i < 20; i++) {
                assertThat(fixture.exchange()).isEmpty();
            }
            assertThat(fixture.wire.commands()).containsExactly("EVALSHA");

            for (int coolDown = 1; coolDown <= 2; coolDown++) {
                fixture.wire.reset();
                fixture.coolDownIsOver();
                for (int i = 0; i < 20; i++) {
                    assertThat(fixture.exchange()).isEmpty();
                }
                assertThat(fixture.wire.connections()).isLessThanOrEqualTo(1);
                assertThat(fixture.wire.commands()).doesNotContain("EVALSHA");
            }
        }
    }

    @Test
    void aThawedRedisWorksAgainAndAppliesNothingTwice() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.freeze();
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.thaw();
            assertThat(fixture.awaitAnswer().usedToday()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aRedisThatWasKilledAndStartedAgainWorksAgain() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.kill();
            assertThat(fixture.exchange()).isEmpty();
            fixture.coolDownIsOver();
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.restart();
            assertThat(fixture.awaitAnswer()).isEqualTo(ProviderView.UNUSED);
            assertThat(fixture.exchange()).isPresent();
        }
    }

    @Test
    void aRedisThatIsDeadAtTheColdStartIsFoundOnceItLives() throws Exception {
        try (RedisFixture fixture = new RedisFixture(Optional::empty)) {
            fixture.redis.kill();
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.restart();
            assertThat(fixture.awaitAnswer()).isEqualTo(ProviderView.UNUSED);
        }
    }

    @Test
    void aFlushedRedisKnowsNothingAndWorks() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            assertThat(fixture.exchange()).isPresent();
            fixture.redis.command("FLUSHALL");
            assertThat(fixture.askAfterCoolDown()).contains(ProviderView.UNUSED);
        }
    }

    @Test
    void aForgottenScriptIsSentOnceMore() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.command("SCRIPT", "FLUSH");
            assertThat(fixture.exchange()).isPresent();
            assertThat(fixture.exchange()).isPresent();
            assertThat(fixture.wire.commands()).containsExactly("EVALSHA", "EVAL", "EVALSHA");
        }
    }

    @Test
    void garbageOfAnotherTypeAtAKeyGivesNoAnswerAndIsLeftAlone() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.command("SET", RedisFixture.SES_KEY, "garbage");
            assertThat(fixture.exchange()).isEmpty();
            assertThat(fixture.redis.command("GET", RedisFixture.SES_KEY)).isEqualTo("garbage");
            fixture.redis.command("DEL", RedisFixture.SES_KEY);
            assertThat(fixture.awaitAnswer()).isEqualTo(ProviderView.UNUSED);
        }
    }

    @Test
    void garbageInTheFieldsReadsAsNothing() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            for (String field : List.of("w1", "h2", "second", "latency", "open")) {
                for (String garbage : List.of("nan nan nan", "rO0ABXNy", "1e400 -inf 0x7f", "")) {
                    fixture.redis.command("HSET", RedisFixture.SES_KEY, field, garbage);
                    assertThat(fixture.askAfterCoolDown()).contains(ProviderView.UNUSED);
                }
            }
            assertThat(fixture.exchange()).isPresent();
        }
    }

    @Test
    void aReadOnlyReplicaGivesNoAnswerUntilItIsAPrimaryAgain() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.command("REPLICAOF", "127.0.0.1", "1");
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.command("REPLICAOF", "NO", "ONE");
            fixture.awaitAnswer();
            assertThat(fixture.exchange()).isPresent();
        }
    }

    @Test
    void aFullRedisGivesNoAnswer() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.command("CONFIG", "SET", "maxmemory", "1");
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.command("CONFIG", "SET", "maxmemory", "0");
            fixture.awaitAnswer();
            assertThat(fixture.exchange()).isPresent();
        }
    }

    @Test
    void aWrongPasswordGivesNoAnswerUntilTheRightOneIsKnown() throws Exception {
        AtomicReference<RedisCredentials> credentials =
                new AtomicReference<>(new RedisCredentials(null, "wrong-password"));
        try (RedisFixture fixture =
                new RedisFixture(() -> Optional.of(credentials.get()), "--requirepass", "right-password")) {
            for (int i = 0; i < 3; i++) {
                assertThat(fixture.exchange()).isEmpty();
                fixture.coolDownIsOver();
            }
            credentials.set(new RedisCredentials("default", "right-password"));
            assertThat(fixture.awaitAnswer()).isEqualTo(ProviderView.UNUSED);
        }
    }

    @Test
    void whereNobodyCanTellThePasswordThereIsNoAnswer() throws Exception {
        try (RedisFixture fixture = new RedisFixture(Optional::empty, "--requirepass", "secret");
                RedisFixture broken = new RedisFixture(() -> {
                    throw new IllegalStateException("the secret's store is down");
                })) {
            assertThat(fixture.exchange()).isEmpty();
            assertThat(broken.exchange()).isEmpty();
            Awaitility.await().until(() -> fixture.askAfterCoolDown().isEmpty());
        }
    }
}
