package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShortageTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Shortage shortage = new Shortage();

    private Duration pauseAfter(double perSecond, double demand) {
        shortage.renew(START, perSecond, demand);
        return shortage.untilRenewal(START);
    }

    @Test
    void theFirstRenewalNeedNotWaitForAnother() {
        assertThat(shortage.untilRenewal(START)).isZero();
    }

    @Test
    void whoeverAsksAsksForAllThatWait() {
        long first = shortage.join(3);
        shortage.join(4);
        assertThat(shortage.isRenewedSince(first)).isFalse();
        assertThat(shortage.renew(START, 0, 0)).isEqualTo(7);
        assertThat(shortage.isRenewedSince(first)).isTrue();
        long late = shortage.join(2);
        assertThat(shortage.isRenewedSince(late)).isFalse();
        shortage.leave(3);
        assertThat(shortage.renew(START, 0, 0)).isEqualTo(6);
    }

    @Test
    void renewalsThatBringNothingBecomeSeldomUpToALimit() {
        assertThat(pauseAfter(0, 0)).isEqualTo(Shortage.SHORTEST_PAUSE);
        assertThat(pauseAfter(0, 0)).isEqualTo(Shortage.SHORTEST_PAUSE.multipliedBy(2));
        for (int i = 0; i < 100; i++) {
            pauseAfter(0, 0);
        }
        assertThat(shortage.untilRenewal(START)).isEqualTo(Shortage.LONGEST_PAUSE);
    }

    @Test
    void oneThatBringsUsageStartsAnew() {
        pauseAfter(0, 0);
        pauseAfter(0, 0);
        shortage.ease();
        assertThat(pauseAfter(0, 0)).isEqualTo(Shortage.SHORTEST_PAUSE);
    }

    @Test
    void aWorkerWaitsUntilItsPartOfTheRateLetsOneMoreThrough() {
        shortage.join(10);
        // A hundredth of the demand, so three a second of three hundred.
        assertThat(pauseAfter(300, 1000).toMillis()).isEqualTo(333);
        assertThat(pauseAfter(5, 0).toMillis()).isEqualTo(200);
    }

    @Test
    void aClockThatWasSetBackHoldsNobody() {
        pauseAfter(0, 0);
        assertThat(shortage.untilRenewal(START.minusSeconds(600))).isZero();
    }
}
