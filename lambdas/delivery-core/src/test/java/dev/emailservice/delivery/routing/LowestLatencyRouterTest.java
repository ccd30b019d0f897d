package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.health.InMemoryFleetHealthStore;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LowestLatencyRouterTest {

    private static final ProviderName SES = new ProviderName("ses");
    private static final ProviderName SENDGRID = new ProviderName("sendgrid");

    private final ManualClock clock = new ManualClock();
    private final InMemoryFleetHealthStore store = new InMemoryFleetHealthStore(clock);
    private final List<ProviderSettings> both = List.of(ProviderSettings.of("ses"), ProviderSettings.of("sendgrid"));

    private Router worker(List<ProviderSettings> settings, long seed) {
        return new LowestLatencyRouter(settings, store, clock, new Random(seed));
    }

    private static void use(Router router, ProviderName provider, AttemptOutcome outcome, Duration took) {
        Set<ProviderName> others = provider.equals(SES) ? Set.of(SENDGRID) : Set.of(SES);
        assertThat(router.next(1, others)).isEqualTo(new Use(provider));
        router.record(provider, outcome, took, 1);
    }

    private static long uses(Router router, ProviderName provider, int of) {
        long uses = 0;
        for (int i = 0; i < of; i++) {
            Use use = (Use) router.next(1, Set.of());
            uses += use.provider().equals(provider) ? 1 : 0;
            router.record(use.provider(), new LocalFault("not_measured"), Duration.ZERO, 1);
        }
        return uses;
    }

    @Test
    void aWorkerThatHasMeasuredNothingUsesWhatTheFleetKnows() {
        Router experienced = worker(both, 1);
        for (int i = 0; i < 20; i++) {
            use(experienced, SES, new Accepted(null), Duration.ofMillis(300));
            use(experienced, SENDGRID, new Accepted(null), Duration.ofMillis(50));
        }
        experienced.exchange();
        Router fresh = worker(both, 2);
        fresh.exchange();

        assertThat(uses(fresh, SENDGRID, 200)).isGreaterThan(180);
    }

    @Test
    void withoutTheStoreAWorkerGoesByWhatItMeasures() {
        store.setUnavailable(true);
        Router alone = worker(both, 3);
        use(alone, SES, new Accepted(null), Duration.ofMillis(300));
        use(alone, SENDGRID, new Accepted(null), Duration.ofMillis(50));

        assertThat(uses(alone, SENDGRID, 200)).isGreaterThan(180);
    }

    @Test
    void aProviderOneWorkerLeavesIsLeftByTheOthersAtTheirNextExchange() {
        Router witness = worker(both, 4);
        Router other = worker(both, 5);
        for (int i = 0; i < 5; i++) {
            use(witness, SES, new Unavailable("http_503"), Duration.ofMillis(20));
        }
        other.exchange();

        assertThat(uses(other, SES, 100)).isZero();
        clock.advance(Duration.ofSeconds(6));
        other.exchange();
        assertThat(uses(other, SES, 100)).isPositive();
    }

    @Test
    void aProviderProvenWellAgainIsUsedByTheOthersAtOnce() {
        Router witness = worker(both, 4);
        Router other = worker(both, 5);
        use(witness, SES, new ConfigFault("http_401"), Duration.ofMillis(20));
        other.exchange();
        assertThat(uses(other, SES, 50)).isZero();

        clock.advance(Duration.ofMinutes(5).plusSeconds(1));
        witness.exchange();
        use(witness, SES, new Accepted(null), Duration.ofMillis(20));
        other.exchange();
        assertThat(uses(other, SES, 50)).isPositive();
    }

    @Test
    void aDisabledProviderIsNeverUsedAndOneWeightedUpIsPreferred() {
        Router one = worker(List.of(new ProviderSettings("ses", false, null, null, null), both.get(1)), 6);
        assertThat(uses(one, SES, 100)).isZero();

        Router weighted = worker(List.of(new ProviderSettings("ses", true, 4.0, null, null), both.get(1)), 7);
        use(weighted, SES, new Accepted(null), Duration.ofMillis(200));
        use(weighted, SENDGRID, new Accepted(null), Duration.ofMillis(100));
        assertThat(uses(weighted, SES, 100)).isGreaterThan(80);
    }

    @Test
    void withEverybodyLeftAloneItSaysHowLongToWait() {
        Router router = worker(both, 8);
        use(router, SES, new ConfigFault("http_403"), Duration.ofMillis(5));
        use(router, SENDGRID, new Throttled(Duration.ofSeconds(3)), Duration.ofMillis(5));

        assertThat(router.next(1, Set.of())).isInstanceOfSatisfying(NoCandidate.class, none -> {
            assertThat(none.retryAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(none.allTried()).isFalse();
        });
    }

    @Test
    void aUsageLimitASecondIsNotOverrunByOneWorker() {
        Router limited = worker(List.of(new ProviderSettings("ses", true, null, 7, null)), 9);
        int granted = 0;
        for (int i = 0; i < 50; i++) {
            granted += limited.next(1, Set.of()) instanceof Use ? 1 : 0;
        }
        assertThat(granted).isEqualTo(7);
        clock.advance(Duration.ofSeconds(1));
        assertThat(limited.next(1, Set.of())).isInstanceOf(Use.class);
    }

    @Test
    void aDaysLimitCountsWhatTheWholeFleetUsedAndWhatFailedIsGivenBack() {
        List<ProviderSettings> limited = List.of(new ProviderSettings("ses", true, null, null, 10L));
        Router first = worker(limited, 10);
        for (int i = 0; i < 6; i++) {
            assertThat(first.next(1, Set.of())).isInstanceOf(Use.class);
            first.record(SES, new Accepted(null), Duration.ofMillis(5), 1);
        }
        assertThat(first.next(1, Set.of())).isInstanceOf(Use.class);
        first.record(SES, new Unavailable("http_503"), Duration.ofMillis(5), 1);
        first.exchange();
        Router second = worker(limited, 11);
        second.exchange();

        assertThat(second.next(5, Set.of())).isInstanceOf(NoCandidate.class);
        assertThat(second.next(4, Set.of())).isInstanceOf(Use.class);
    }

    static List<AttemptOutcome> blameless() {
        return List.of(
                new MessageFault("content_refused", MessageFault.Scope.EVERY_PROVIDER),
                new LocalFault("bug"),
                new Throttled(Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("blameless")
    void whatIsNoFaultOfTheProviderNeverMovesItsBreaker(AttemptOutcome outcome) {
        Router router = worker(List.of(both.getFirst()), 12);
        for (int i = 0; i < 100; i++) {
            assertThat(router.next(1, Set.of())).isInstanceOf(Use.class);
            router.record(SES, outcome, Duration.ofMillis(5), 1);
        }
        assertThat(router.next(1, Set.of())).isInstanceOf(Use.class);
    }
}
