package dev.emailservice.delivery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.RoutingStore;
import dev.emailservice.delivery.fleet.ScriptedStore;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A router of one worker over the providers p0, p1 and so on, a store that answers what a test says, and a manual clock. */
final class OneWorker {

    static final Requirements EMAIL = Requirements.of(1, "example.com");

    final ManualClock clock = new ManualClock();
    final ScriptedStore store = new ScriptedStore();
    final FleetRouter router;

    /** With that many providers without limits. */
    static OneWorker with(int providers) {
        return new OneWorker(PanicPolicy.WAIT, 1, unlimited(providers));
    }

    static List<ProviderSettings> unlimited(int providers) {
        return IntStream.range(0, providers)
                .mapToObj(i -> ProviderSettings.of("p" + i))
                .toList();
    }

    OneWorker(PanicPolicy panic, long seed, List<ProviderSettings> settings) {
        router = new FleetRouter(settings, store, panic, clock, new Random(seed));
    }

    /** With another store in place of its own. */
    OneWorker(RoutingStore other, List<ProviderSettings> settings) {
        router = new FleetRouter(settings, other, PanicPolicy.WAIT, clock, new Random(1));
    }

    static ProviderName p(int number) {
        return new ProviderName("p" + number);
    }

    static Plan plan(PlanOf... providers) {
        Map<ProviderName, ProviderPlan> plans = new HashMap<>();
        for (int i = 0; i < providers.length; i++) {
            plans.put(p(i), providers[i].plan());
        }
        return new Plan(1000, plans);
    }

    /** A batch of ten begins under that plan, which answers all that follows. */
    OneWorker begin(PlanOf... providers) {
        store.answers(plan(providers));
        router.begin(10, 1);
        return this;
    }

    Use use(int... tried) {
        RoutingDecision decision = router.next(EMAIL, names(tried));
        assertThat(decision).isInstanceOf(Use.class);
        return (Use) decision;
    }

    NoCandidate none(int... tried) {
        RoutingDecision decision = router.next(EMAIL, names(tried));
        assertThat(decision).isInstanceOf(NoCandidate.class);
        return (NoCandidate) decision;
    }

    /** An attempt that ends at once. */
    void attempt(AttemptOutcome outcome, int... tried) {
        router.record(use(tried), outcome);
    }

    /** Why that provider did not get the email; null where it did. */
    static @Nullable Rejection why(RoutingDecision decision, int provider) {
        return decision.explanation().candidates().get(provider).lost();
    }

    /** The purposes of all exchanges so far. */
    List<Exchange.Purpose> purposes() {
        return new ArrayList<>(store.exchanges().stream().map(Exchange::purpose).toList());
    }

    /** Moves the clock. */
    OneWorker after(Duration duration) {
        clock.advance(duration);
        return this;
    }

    private static Set<ProviderName> names(int... tried) {
        return IntStream.of(tried).mapToObj(OneWorker::p).collect(Collectors.toSet());
    }
}
