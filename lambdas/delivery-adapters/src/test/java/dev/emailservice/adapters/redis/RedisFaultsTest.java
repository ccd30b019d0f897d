package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whatever becomes of Redis: an exchange answers or does not, never throws, and recovers by itself. */
final class RedisFaultsTest {

    @Test
    void aRedisThatWasKilledAndStartedAgainWorksAgain() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.kill();
            assertThat(fixture.exchange()).isEmpty();
            fixture.coolDownIsOver();
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.restart();
            assertThat(fixture.awaitAnswer().reason()).isEqualTo("unused");
            assertThat(fixture.exchange()).isPresent();
        }
    }

    @Test
    void aRedisThatIsDeadAtTheColdStartIsFoundOnceItLives() throws Exception {
        try (RedisFixture fixture = new RedisFixture(Optional::empty)) {
            fixture.redis.kill();
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.restart();
            assertThat(fixture.awaitAnswer().reason()).isEqualTo("unused");
        }
    }

    @Test
    void aFlushedRedisKnowsNothingAndWorks() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            assertThat(fixture.exchange()).isPresent();
            fixture.redis.command("FLUSHALL");
            assertThat(fixture.askAfterCoolDown().orElseThrow().usedToday()).isZero();
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
    void aFullRedisGivesNoAnswerUntilThereIsRoom() throws Exception {
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
            assertThat(fixture.awaitAnswer().open()).isFalse();
        }
    }

    @Test
    void whereNobodyCanTellThePasswordThereIsNoAnswer() throws Exception {
        try (RedisFixture fixture = new RedisFixture(Optional::empty, "--requirepass", "secret");
                RedisFixture broken = new RedisFixture(() -> {
                    throw new IllegalStateException("the secret's store is down");
                })) {
            for (int i = 0; i < 3; i++) {
                assertThat(fixture.askAfterCoolDown()).isEmpty();
                assertThat(broken.askAfterCoolDown()).isEmpty();
            }
        }
    }
}
