package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TOOK = Duration.ofMillis(40);

    private final Tally tally = new Tally();

    private void ended(AttemptOutcome outcome, long beganMillis) {
        tally.add(outcome, START.plusMillis(beganMillis), TOOK);
    }

    private @Nullable ProviderReport drained(long atMillis) {
        return tally.drain(new ProviderName("ses"), 7, 0, START.plusMillis(atMillis));
    }

    private ProviderReport report(long atMillis) {
        return Objects.requireNonNull(drained(atMillis));
    }

    @Test
    void withNothingSeenThereIsNothingToTell() {
        assertThat(drained(0)).isNull();
    }

    @Test
    void successesAreCountedTimedAndTheLatestBegunOneIsDated() {
        ended(new Accepted("m"), 20);
        ended(new Accepted("m"), 10);
        ProviderReport report = report(100);
        assertThat(report.epoch()).isEqualTo(7);
        assertThat(report.succeeded()).isEqualTo(2);
        assertThat(report.took()).containsExactly(TOOK, TOOK);
        assertThat(report.latestSuccessAge()).isEqualTo(Duration.ofMillis(80));
        assertThat(report.firstFailureAge()).isNull();
    }

    @Test
    void aFailureAndAnUnknownOutcomeAreToldApartAndTheFirstBegunOneIsDated() {
        ended(new Unavailable("http_503"), 30);
        ended(new Unknown("read_timeout"), 10);
        ProviderReport report = report(100);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.unknown()).isEqualTo(1);
        assertThat(report.took()).hasSize(2);
        assertThat(report.firstFailureAge()).isEqualTo(Duration.ofMillis(90));
    }

    @Test
    void anOverdueAttemptCountsAsAFailureThatBeganThenAndHasNoTime() {
        tally.overdue(START);
        ProviderReport report = report(300);
        assertThat(report.overdue()).isEqualTo(1);
        assertThat(report.failed()).isZero();
        assertThat(report.took()).isEmpty();
        assertThat(report.firstFailureAge()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aThrottledAnswerSaysHowLongToRestAndNothingOfTheHealth() {
        ended(new Throttled(Duration.ofSeconds(7)), 0);
        ProviderReport report = report(50);
        assertThat(report.throttled()).isEqualTo(1);
        assertThat(report.restFor()).isEqualTo(Duration.ofSeconds(7));
        assertThat(report.failed() + report.unknown() + report.took().size()).isZero();
        assertThat(report.outOfService()).isNull();
    }

    @Test
    void anExhaustedQuotaAsksForARestOnly() {
        ended(new QuotaExhausted("daily_quota"), 0);
        ProviderReport report = report(50);
        assertThat(report.restFor()).isEqualTo(Rest.QUOTA);
        assertThat(report.throttled()).isZero();
    }

    @Test
    void aFaultOfTheConfigurationIsToldWithItsReason() {
        ended(new ConfigFault("http_401"), 0);
        ProviderReport report = report(50);
        assertThat(report.outOfService()).isEqualTo("http_401");
        assertThat(report.restFor()).isEqualTo(Rest.MISCONFIGURED);
        assertThat(report.failed()).isZero();
    }

    @Test
    void faultsOfTheMessageOrOfOursAreNotWorthAReport() {
        ended(new MessageFault("too_large", MessageFault.Scope.THIS_PROVIDER), 0);
        ended(new LocalFault("bug"), 0);
        assertThat(drained(10)).isNull();
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        ended(new Unavailable("http_503"), 0);
        tally.probed(ProbeResult.WELL);
        assertThat(report(10).probe()).isEqualTo(ProbeResult.WELL);
        assertThat(drained(20)).isNull();
    }

    @Test
    void aNewStateOfTheProviderForgetsItsHealthButNotItsProbeOrItsRest() {
        ended(new Unavailable("http_503"), 0);
        ended(new Throttled(null), 0);
        tally.overdue(START);
        tally.probed(ProbeResult.FAILED);
        tally.forget();
        ProviderReport report = report(10);
        assertThat(report.failed() + report.overdue()).isZero();
        assertThat(report.firstFailureAge()).isNull();
        assertThat(report.throttled()).isEqualTo(1);
        assertThat(report.restFor()).isEqualTo(Rest.THROTTLED);
        assertThat(report.probe()).isEqualTo(ProbeResult.FAILED);
    }

    @Test
    void usageAloneIsWorthAReport() {
        assertThat(tally.drain(new ProviderName("ses"), 1, -3, START))
                .isNotNull()
                .extracting(ProviderReport::usage)
                .isEqualTo(-3);
    }
}
