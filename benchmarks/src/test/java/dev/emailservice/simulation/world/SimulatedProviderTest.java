package dev.emailservice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

    private static final int MANY = 20_000;

    @Test
    void undisturbedItsLatencyIsLognormalAroundTheMedianAndFewAttemptsFail() {
        SimulatedProvider provider = provider(null, 1e9);
        Fate[] fates = start(provider, MANY, 0, 1);
        double[] millis =
                Arrays.stream(fates).mapToDouble(Fate::millis).sorted().toArray();

        assertThat(millis[MANY / 2]).isCloseTo(80, within(2.0));
        assertThat(millis[MANY * 99 / 100]).isCloseTo(80 * Math.exp(0.35 * 2.326), within(6.0));
        assertThat(Arrays.stream(millis).average().orElseThrow()).isCloseTo(provider.meanMillis(0), within(1.5));
        assertThat(count(fates, AttemptEnd.FAILED)).isBetween(1, 30);
        assertThat(count(fates, AttemptEnd.OK) + count(fates, AttemptEnd.FAILED))
                .isEqualTo(MANY);
    }

    @Test
    void anAttemptThatFailsTakesItsFullDurationAndIsNotAccepted() {
        SimulatedProvider provider = provider(null, 1e9, new Phase(0, 1e9, null, null, 0.3, null, null));
        Fate[] fates = start(provider, MANY, 0, 1);

        assertThat(count(fates, AttemptEnd.FAILED) / (double) MANY).isCloseTo(0.3, within(0.015));
        assertThat(fates)
                .filteredOn(fate -> fate.end() == AttemptEnd.FAILED)
                .allMatch(fate -> !fate.accepted())
                .anyMatch(fate -> fate.millis() > 80);
    }

    @Test
    void downItRefusesEveryAttemptAfterTwentyMilliseconds() {
        SimulatedProvider provider = provider(null, 1e9, phase(Mode.HARD));
        assertThat(start(provider, 10, 0, 1)).containsOnly(new Fate(AttemptEnd.FAILED, 20, false));
    }

    @Test
    void hangingEveryAttemptTimesOutAndHalfAreAcceptedUnseen() {
        Fate[] fates = start(provider(null, 1e9, phase(Mode.HANG)), MANY, 0, 1);

        assertThat(fates).allMatch(fate -> fate.end() == AttemptEnd.TIMED_OUT && fate.millis() == 3_000);
        assertThat(accepted(fates) / (double) MANY).isCloseTo(0.5, within(0.015));
    }

    @Test
    void hangingInPartThatPartTimesOutAndHalfOfItIsAcceptedUnseen() {
        SimulatedProvider provider = provider(null, 1e9, new Phase(0, 1e9, null, null, null, 0.1, null));
        Fate[] hung = Arrays.stream(start(provider, MANY, 0, 1))
                .filter(fate -> fate.end() == AttemptEnd.TIMED_OUT)
                .toArray(Fate[]::new);

        assertThat(hung.length / (double) MANY).isCloseTo(0.1, within(0.01));
        assertThat(accepted(hung) / (double) hung.length).isCloseTo(0.5, within(0.05));
    }

    @Test
    void overItsLimitItThrottlesUntilOldStartsAreASecondOld() {
        SimulatedProvider provider = provider(300.0, 1e9);

        assertThat(count(start(provider, 300, 0, 1), AttemptEnd.THROTTLED)).isZero();
        assertThat(start(provider, 500, 300, 1)).containsOnly(new Fate(AttemptEnd.THROTTLED, 15, false));
        // Those from the first 100 ms have left the last second; what was throttled never was in it.
        assertThat(count(start(provider, 200, 1_100, 0), AttemptEnd.THROTTLED)).isEqualTo(100 - 1);
    }

    @Test
    void slowerThanTheTimeoutAnAttemptTimesOutButWasAccepted() {
        SimulatedProvider provider = provider(null, 1e9, new Phase(0, 1e9, null, 60_000.0, null, null, null));
        assertThat(start(provider, 10, 0, 1)).containsOnly(new Fate(AttemptEnd.TIMED_OUT, 3_000, true));
    }

    @Test
    void overBrokenNetworkPathsAttemptsFailBeforeTheyReachIt() {
        SimulatedProvider provider = provider(1.0, 1e9, phase(Mode.HANG));
        assertThat(provider.start(0, 1, true)).isEqualTo(new Fate(AttemptEnd.FAILED, 8, false));
        assertThat(provider.isAtLimit(0)).isFalse();
    }

    @Test
    void loadCostsNothingBelowSeventyPercentAndEverMoreAbove() {
        assertThat(Rules.load(0)).isEqualTo(1);
        assertThat(Rules.load(0.69)).isEqualTo(1);
        assertThat(Rules.load(0.85)).isCloseTo(1 + 1.5 * 0.25, within(1e-9));
        assertThat(Rules.load(1)).isCloseTo(2.5, within(1e-9));
        assertThat(Rules.load(1.3)).isCloseTo(7, within(1e-9));
        assertThat(Rules.load(10)).isEqualTo(25);
    }

    @Test
    void startsWithinTheLastSecondSlowItDown() {
        SimulatedProvider provider = provider(null, 100);
        double undisturbed = provider.meanMillis(0);
        start(provider, 100, 0, 1);

        assertThat(provider.meanMillis(99) / undisturbed).isCloseTo(2.5, within(1e-9));
        assertThat(provider.meanMillis(1_200) / undisturbed).isEqualTo(1);
    }

    @Test
    void aPhaseOverridesOnlyWhatItSaysAndOnlyWhileItLasts() {
        SimulatedProvider provider = provider(
                null, 1e9, new Phase(1_000, 2_000, null, 900.0, null, null, null), phase(1_500, 1_600, Mode.HARD));
        double usual = provider.meanMillis(0);

        assertThat(provider.meanMillis(1_000) / usual).isCloseTo(900 / 80.0, within(1e-9));
        assertThat(provider.mode(1_499)).isEqualTo(Mode.NORMAL);
        assertThat(provider.mode(1_500)).isEqualTo(Mode.HARD);
        assertThat(provider.meanMillis(1_500) / usual).isCloseTo(900 / 80.0, within(1e-9));
        assertThat(provider.mode(1_600)).isEqualTo(Mode.NORMAL);
        assertThat(provider.meanMillis(2_000)).isEqualTo(usual);
    }

    @Test
    void aWaveMovesTheMedian() {
        ProviderSpec spec = new ProviderSpec("A", 100, 0.35, 1e9, null, List.of(0.5, 60_000.0, Math.PI), List.of());
        assertThat(spec.wave(0)).isCloseTo(1, within(1e-9));
        assertThat(spec.wave(15_000)).isCloseTo(0.5, within(1e-9));
        assertThat(spec.wave(45_000)).isCloseTo(1.5, within(1e-9));
    }

    private static SimulatedProvider provider(@Nullable Double limit, double capacity, Phase... phases) {
        ProviderSpec spec = new ProviderSpec("A", 80, 0.35, capacity, limit, List.of(0.0, 1.0, 0.0), List.of(phases));
        return new SimulatedProvider(spec, Rules.DEFAULT, new Luck(1));
    }

    private static Phase phase(Mode mode) {
        return phase(0, 1e9, mode);
    }

    private static Phase phase(double from, double to, Mode mode) {
        return new Phase(from, to, mode, null, null, null, null);
    }

    /** That many attempts, the first at a time, each so much later than the one before. */
    private static Fate[] start(SimulatedProvider provider, int number, double from, double apart) {
        return IntStream.range(0, number)
                .mapToObj(i -> provider.start(from + i * apart, i, false))
                .toArray(Fate[]::new);
    }

    private static int count(Fate[] fates, AttemptEnd end) {
        return (int) Arrays.stream(fates).filter(fate -> fate.end() == end).count();
    }

    private static int accepted(Fate[] fates) {
        return (int) Arrays.stream(fates).filter(Fate::accepted).count();
    }
}
