package dev.emailservice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedisLinkTest {

    private final Scenario scenario = new Scenario(
            "dead for a while",
            "",
            1_000,
            1,
            1,
            List.of(100.0, 200.0),
            -1,
            FaultEvent.NONE,
            List.of(new ProviderSpec("A", 80, 0.35, 4_000, null, List.of(0.0, 1.0, 0.0), List.of())));
    private final RedisLink redis = new RedisLink(scenario, Rules.DEFAULT);

    @Test
    void aRoundTripCostsLittleAndACallToADeadRedisMuch() {
        assertThat(redis.roundTrip(99)).isCloseTo(0.7, within(1e-9));
        assertThat(redis.roundTrip(100)).isEqualTo(50);
        assertThat(redis.roundTrip(200)).isCloseTo(0.7, within(1e-9));
        assertThat(redis.total()).isEqualTo(3);
    }

    @Test
    void ofSeveralCallsTheFirstToADeadRedisIsTheLast() {
        assertThat(redis.roundTrips(0, 4)).isCloseTo(2.8, within(1e-9));
        assertThat(redis.roundTrips(150, 4)).isEqualTo(50);
        assertThat(redis.total()).isEqualTo(5);
    }
}
