package dev.emailservice.delivery.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link FleetHealthStore} does. A store's own test extends this. */
public abstract class FleetHealthStoreContract {

    protected static final ProviderName SES = new ProviderName("ses");
    protected static final ProviderName SENDGRID = new ProviderName("sendgrid");

    /** One worker's access to the store, which is empty when a test begins. */
    protected abstract FleetHealthStore store();

    /** Another worker's access to the same store. */
    protected abstract FleetHealthStore anotherWorkersStore();

    /** Lets this much time pass for the store. */
    protected abstract void advance(Duration time);

    @Test
    void aProviderNobodyUsedIsUnused() {
        assertThat(store().exchange(List.of(), List.of(SES))).contains(Map.of(SES, ProviderView.UNUSED));
    }

    @Test
    void whatOneWorkerSawAnotherOneKnows() {
        store().exchange(List.of(seen(SES, 10, 3, Duration.ofSeconds(1))), List.of());
        ProviderView view = view(anotherWorkersStore(), SES);
        assertThat(view.attempts()).isEqualTo(10);
        assertThat(view.failures()).isEqualTo(3);
        assertThat(view.meanLatency()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void theAnswerHoldsTheNamedProvidersAndNoOther() {
        Map<ProviderName, ProviderView> views = store().exchange(
                        List.of(seen(SES, 1, 0, Duration.ofMillis(100))), List.of(SENDGRID))
                .orElseThrow();
        assertThat(views).containsOnlyKeys(SENDGRID);
        assertThat(views).containsEntry(SENDGRID, ProviderView.UNUSED);
    }

    @Test
    void theAnswerCountsTheReportsOfItsOwnExchange() {
        Map<ProviderName, ProviderView> views = store().exchange(
                        List.of(
                                seen(SES, 2, 1, Duration.ofMillis(200)),
                                seen(SENDGRID, 5, 0, Duration.ofMillis(100)),
                                seen(SES, 2, 1, Duration.ofMillis(600))),
                        List.of(SES, SENDGRID))
                .orElseThrow();
        assertThat(views.get(SES)).isEqualTo(new ProviderView(Duration.ofMillis(200), 4, 2, 4, 4, Duration.ZERO));
        assertThat(views.get(SENDGRID)).isEqualTo(new ProviderView(Duration.ofMillis(20), 5, 0, 5, 5, Duration.ZERO));
    }

    @Test
    void afterTenSecondsTheWindowHasForgottenButNotTheDay() {
        store().exchange(List.of(seen(SES, 10, 3, Duration.ofSeconds(1))), List.of());
        advance(Duration.ofSeconds(11));
        ProviderView view = view(store(), SES);
        assertThat(view.attempts()).isZero();
        assertThat(view.failures()).isZero();
        assertThat(view.usedThisSecond()).isZero();
        assertThat(view.usedToday()).isEqualTo(10);
        assertThat(view.meanLatency()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void withinTheWindowTheSecondsAddUp() {
        for (int i = 0; i < 3; i++) {
            store().exchange(List.of(seen(SES, 1, 1, Duration.ofMillis(100))), List.of());
            advance(Duration.ofSeconds(2));
        }
        assertThat(view(store(), SES).failures()).isEqualTo(3);
    }

    @Test
    void theMeanFollowsWhatIsSeenNow() {
        store().exchange(List.of(seen(SES, 100, 0, Duration.ofSeconds(100))), List.of());
        advance(Duration.ofSeconds(50));
        store().exchange(List.of(seen(SES, 10, 0, Duration.ofSeconds(1))), List.of());
        assertThat(view(store(), SES).meanLatency()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void aMeanOfAttemptsLongAgoIsNoMean() {
        store().exchange(List.of(seen(SES, 10, 0, Duration.ofSeconds(1))), List.of());
        advance(Duration.ofSeconds(61));
        assertThat(view(store(), SES).meanLatency()).isNull();
    }

    @Test
    void usageWithoutAttemptsSaysNothingOfHealth() {
        ProviderReport usage = new ProviderReport(SES, 0, 0, Duration.ZERO, 7, null, false);
        ProviderView view =
                store().exchange(List.of(usage), List.of(SES)).orElseThrow().getOrDefault(SES, ProviderView.UNUSED);
        assertThat(view).isEqualTo(new ProviderView(null, 0, 0, 7, 7, Duration.ZERO));
    }

    @Test
    void aDayLaterNoUsageIsLeft() {
        store().exchange(List.of(seen(SES, 10, 0, Duration.ofSeconds(1))), List.of());
        advance(Duration.ofHours(23));
        assertThat(view(store(), SES).usedToday()).isEqualTo(10);
        advance(Duration.ofHours(2));
        assertThat(view(store(), SES).usedToday()).isZero();
    }

    @Test
    void whatOneWorkerOpensEverybodyLeavesAloneUntilTheTimeIsOver() {
        store().exchange(List.of(open(SES, Duration.ofSeconds(30))), List.of());
        assertThat(view(anotherWorkersStore(), SES).openFor())
                .isGreaterThan(Duration.ofSeconds(20))
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
        advance(Duration.ofSeconds(30));
        assertThat(view(anotherWorkersStore(), SES).openFor()).isZero();
    }

    @Test
    void aShorterOpeningDoesNotCutALongerOneShort() {
        store().exchange(List.of(open(SES, Duration.ofMinutes(5))), List.of());
        anotherWorkersStore().exchange(List.of(open(SES, Duration.ofSeconds(1))), List.of());
        assertThat(view(store(), SES).openFor()).isGreaterThan(Duration.ofSeconds(100));
    }

    @Test
    void aProviderProvenWellIsLeftAloneByNobody() {
        store().exchange(List.of(open(SES, Duration.ofSeconds(30))), List.of());
        ProviderReport closed = new ProviderReport(SES, 1, 0, Duration.ofMillis(100), 1, null, true);
        anotherWorkersStore().exchange(List.of(closed), List.of());
        assertThat(view(store(), SES).openFor()).isZero();
    }

    protected static ProviderView view(FleetHealthStore store, ProviderName provider) {
        return store.exchange(List.of(), List.of(provider)).orElseThrow().getOrDefault(provider, ProviderView.UNUSED);
    }

    /** So many attempts, each to one recipient. */
    protected static ProviderReport seen(ProviderName provider, int attempts, int failures, Duration total) {
        return new ProviderReport(provider, attempts, failures, total, attempts, null, false);
    }

    private static ProviderReport open(ProviderName provider, @Nullable Duration openFor) {
        return new ProviderReport(provider, 0, 0, Duration.ZERO, 0, openFor, false);
    }
}
