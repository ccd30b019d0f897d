package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** Redis that takes a command and never answers: each call that waits for it says so once in the log, and so can be counted. */
@Isolated("counts what the store logs")
final class RedisFrozenTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RedisRoutingStore.class);
    private final ListAppender<ILoggingEvent> waits = new ListAppender<>();

    @BeforeEach
    void countWaits() {
        waits.start();
        logger.addAppender(waits);
    }

    @AfterEach
    void countNoMore() {
        logger.detachAppender(waits);
    }

    @Test
    void isAskedOnceInACoolDownAndWaitedForOnce() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.freeze();
            waits.list.clear();
            askTwentyTimes(fixture);
            assertThat(fixture.wire.commands()).containsExactly("EVALSHA");
            assertThat(waits.list).hasSize(1);

            for (int coolDown = 1; coolDown <= 2; coolDown++) {
                fixture.wire.reset();
                waits.list.clear();
                fixture.coolDownIsOver();
                askTwentyTimes(fixture);
                assertThat(fixture.wire.connections()).isLessThanOrEqualTo(1);
                assertThat(fixture.wire.commands()).doesNotContain("EVALSHA");
                assertThat(waits.list).hasSize(1);
            }
        }
    }

    @Test
    void worksAgainWhenThawedAndHasAppliedNothingTwice() throws Exception {
        try (RedisFixture fixture = RedisFixture.connected()) {
            fixture.redis.freeze();
            assertThat(fixture.exchange()).isEmpty();
            fixture.redis.thaw();
            assertThat(fixture.awaitAnswer().usedToday()).isLessThanOrEqualTo(1);
        }
    }

    private static void askTwentyTimes(RedisFixture fixture) {
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.exchange()).isEmpty();
        }
    }
}
