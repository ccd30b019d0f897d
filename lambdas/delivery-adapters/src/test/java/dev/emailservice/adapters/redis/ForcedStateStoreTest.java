package dev.emailservice.adapters.redis;

import static dev.emailservice.adapters.redis.RedisFixture.SES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ForcedState;
import dev.emailservice.delivery.fleet.ForcedState.Kind;
import org.junit.jupiter.api.Test;

/** A decree through the store, by Redis' own clock. */
final class ForcedStateStoreTest {

    private static final ForcedState DECREE = new ForcedState(Kind.DISABLED, "ada", "maintenance", null);

    @Test
    void isSeenInTheNextPlanAndNoMoreWhenItHasBeenEnded() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            assertThat(fixture.store.force(SES, DECREE)).isTrue();
            assertThat(fixture.awaitAnswer().forced()).isEqualTo(DECREE);
            assertThat(fixture.awaitAnswer().open()).isTrue();
            assertThat(fixture.store.unforce(SES)).isTrue();
            assertThat(fixture.awaitAnswer().forced()).isNull();
        }
    }

    @Test
    void isForgottenWithAllElse() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.store.force(SES, DECREE);
            fixture.store.forget();
            assertThat(fixture.awaitAnswer().forced()).isNull();
            assertThat(fixture.awaitAnswer().open()).isFalse();
        }
    }

    @Test
    void isNotReportedAsMadeWhereRedisDoesNotAnswer() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.kill();
            assertThat(fixture.store.force(SES, DECREE)).isFalse();
            fixture.coolDownIsOver();
            assertThat(fixture.store.unforce(SES)).isFalse();
        }
    }
}
