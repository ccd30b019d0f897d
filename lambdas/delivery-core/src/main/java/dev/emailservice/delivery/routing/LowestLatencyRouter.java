package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.health.FleetHealthStore;
import dev.emailservice.delivery.health.ProviderReport;
import dev.emailservice.delivery.health.ProviderView;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The first policy: of the providers that are enabled, not left alone and within their usage limits, the one with the lowest
 * measured latency by weight. A small share goes to the others, so that their latency stays known.
 *
 * <p>What the fleet's store knows is preferred; without it the router goes on with what this worker measures.
 */
public final class LowestLatencyRouter implements Router {

    /** The share of emails that explore: enough to notice within seconds that another provider has become faster. */
    static final double EXPLORATION = 0.02;

    private final Map<ProviderName, Candidate> candidates = new LinkedHashMap<>();
    private final FleetHealthStore store;
    private final RandomGenerator random;

    public LowestLatencyRouter(
            List<ProviderSettings> providers, FleetHealthStore store, InstantSource clock, RandomGenerator random) {
        for (ProviderSettings settings : providers) {
            Candidate candidate = new Candidate(settings, clock);
            candidates.put(candidate.name(), candidate);
        }
        this.store = store;
        this.random = random;
    }

    @Override
    public RoutingDecision next(int recipients, Set<ProviderName> tried) {
        for (Candidate candidate : inOrder(recipients, tried)) {
            if (candidate.tryReserve(recipients)) {
                return new Use(candidate.name());
            }
        }
        List<Candidate> enabled =
                candidates.values().stream().filter(Candidate::isEnabled).toList();
        Duration wait = enabled.stream()
                .map(Candidate::unavailableFor)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        boolean allTried = enabled.stream().map(Candidate::name).allMatch(tried::contains);
        return new NoCandidate(wait, allTried ? "no_provider_left" : "no_provider_available", allTried);
    }

    /** The eligible candidates, cheapest first; now and then another one leads. */
    private List<Candidate> inOrder(int recipients, Set<ProviderName> tried) {
        List<Candidate> eligible = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            if (!tried.contains(candidate.name()) && candidate.isEligible(recipients)) {
                eligible.add(candidate);
            }
        }
        // Among equals, and so among all that nobody knows yet, chance decides: a cold fleet does not start on one
        // provider.
        Collections.shuffle(eligible, java.util.Random.from(random));
        if (eligible.size() > 1 && random.nextDouble() >= EXPLORATION) {
            Map<Candidate, Double> costs = new LinkedHashMap<>();
            eligible.forEach(candidate -> costs.put(candidate, candidate.cost()));
            eligible.sort(Comparator.comparingDouble(costs::get));
        }
        return eligible;
    }

    @Override
    public void record(ProviderName provider, AttemptOutcome outcome, Duration took, int recipients) {
        Candidate candidate = Objects.requireNonNull(candidates.get(provider), "a provider that was never a candidate");
        if (candidate.record(outcome, took, recipients)) {
            exchange();
        }
    }

    @Override
    public void exchange() {
        List<ProviderReport> reports = new ArrayList<>();
        Map<ProviderName, Integer> reported = new LinkedHashMap<>();
        for (Candidate candidate : candidates.values()) {
            ProviderReport report = candidate.drain();
            if (report != null) {
                reports.add(report);
                reported.put(report.provider(), report.recipients());
            }
        }
        store.exchange(reports, candidates.keySet()).ifPresent(views -> {
            for (Map.Entry<ProviderName, ProviderView> view : views.entrySet()) {
                Candidate candidate = candidates.get(view.getKey());
                if (candidate != null) {
                    candidate.update(view.getValue(), reported.getOrDefault(view.getKey(), 0));
                }
            }
        });
    }
}
