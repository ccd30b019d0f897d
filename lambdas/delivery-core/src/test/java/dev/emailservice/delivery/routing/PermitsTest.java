package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderPlan;
import org.junit.jupiter.api.Test;

class PermitsTest {

    private final Permits permits = new Permits();

    @Test
    void whatWasReservedAndUsedOwesNothing() {
        permits.grant(5);
        permits.take(5);
        assertThat(permits.has(1)).isFalse();
        permits.release();
        assertThat(permits.settle()).isZero();
    }

    @Test
    void whatWasReservedAndNotUsedGoesBackAtTheEnd() {
        permits.grant(5);
        permits.take(2);
        assertThat(permits.settle()).isZero();
        permits.release();
        assertThat(permits.settle()).isEqualTo(-3);
        assertThat(permits.left()).isZero();
    }

    @Test
    void aPermitIsNeverWithTheFleetAndTheWorkerAtOnce() {
        permits.grant(5);
        permits.take(1);
        permits.giveBack(1);
        assertThat(permits.left()).isEqualTo(5);
        assertThat(permits.settle()).isZero();
        permits.take(5);
        permits.release();
        assertThat(permits.settle()).isZero();
    }

    @Test
    void grantsOfOneBatchAddUp() {
        permits.grant(2);
        permits.take(1);
        permits.grant(3);
        assertThat(permits.left()).isEqualTo(4);
    }

    @Test
    void withoutALimitWhatWasUsedIsToldOnceAndNothingIsRefused() {
        permits.grant(ProviderPlan.UNLIMITED);
        permits.take(50);
        assertThat(permits.has(1000)).isTrue();
        assertThat(permits.settle()).isEqualTo(50);
        assertThat(permits.settle()).isZero();
    }

    @Test
    void withoutALimitAnUnusedRecipientIsCorrectedAtTheEnd() {
        permits.grant(ProviderPlan.UNLIMITED);
        permits.take(3);
        assertThat(permits.settle()).isEqualTo(3);
        permits.giveBack(3);
        permits.release();
        assertThat(permits.settle()).isEqualTo(-3);
    }

    @Test
    void whatAWorkerAllowedItselfIsToldAsUsedAndNotGivenBack() {
        permits.allow(4);
        permits.take(3);
        permits.release();
        assertThat(permits.settle()).isEqualTo(3);
        assertThat(permits.left()).isZero();
    }

    @Test
    void aSecondExchangeWithoutAnAnswerLeavesWhatTheFirstOneAllowed() {
        permits.allow(4);
        permits.take(1);
        permits.allow(0);
        assertThat(permits.left()).isEqualTo(3);
    }

    @Test
    void whatAWorkerAllowedItselfEndsWithTheFleetsFirstAnswer() {
        permits.allow(4);
        permits.grant(2);
        assertThat(permits.left()).isEqualTo(2);
    }

    @Test
    void whatWasUsedIsToldAgainWhereTheFleetDidNotAnswer() {
        permits.allow(4);
        permits.take(3);
        assertThat(permits.settle()).isEqualTo(3);
        permits.untold();
        permits.take(1);
        assertThat(permits.settle()).isEqualTo(4);
        permits.told();
        permits.untold();
        assertThat(permits.settle()).isZero();
    }

    @Test
    void whatWasToBeGivenBackIsNotGivenBackTwice() {
        permits.grant(5);
        permits.release();
        assertThat(permits.settle()).isEqualTo(-5);
        permits.untold();
        assertThat(permits.settle()).isZero();
    }
}
