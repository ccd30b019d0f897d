package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.breaker.ProviderBreaker;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.RoutingDecision.NoCandidate;
import dev.emailservice.delivery.routing.RoutingDecision.Reason;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The pick among the candidates. Guarded by the router. */
final class Selection {

    /** Without the fleet's shares, the share of emails that keeps the others' latency known. */
    static final double EXPLORATION = 0.02;

    private final Collection<Candidate> candidates;
    private final PanicPolicy panic;
    private final RandomGenerator random;

    Selection(Collection<Candidate> candidates, PanicPolicy panic, RandomGenerator random) {
        this.candidates = candidates;
        this.panic = panic;
        this.random = random;
    }

    /**
     * Picks one and begins the attempt.
     *
     * @param attempt the attempt's number
     * @param mostUnderWay to how many recipients a provider may have attempts under way while there is another
     * @param withPlan whether the shares are the fleet's
     * @param untilRenewal how long until this worker asks for more usage
     */
    RoutingDecision choose(
            Requirements email,
            Set<ProviderName> tried,
            long attempt,
            int mostUnderWay,
            boolean withPlan,
            Duration untilRenewal) {
        Map<Candidate, Rejection> rejected = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Rejection why = candidate.rejection(email, tried, mostUnderWay);
            if (why != null) {
                rejected.put(candidate, why);
            }
        }
        Use use = pick(email, tried, attempt, rejected, withPlan, false);
        if (use == null && rejected.values().removeIf(why -> why == Rejection.CROWDED)) {
            use = pick(email, tried, attempt, rejected, withPlan, false);
        }
        if (use == null && panic == PanicPolicy.TRY_ANYWAY && rejected.values().removeIf(Rejection::isOpen)) {
            use = pick(email, tried, attempt, rejected, withPlan, true);
        }
        return use == null ? none(rejected, withPlan, untilRenewal) : use;
    }

    private @Nullable Use pick(
            Requirements email,
            Set<ProviderName> tried,
            long attempt,
            Map<Candidate, Rejection> rejected,
            boolean withPlan,
            boolean anyway) {
        List<Candidate> eligible = new ArrayList<>(candidates);
        eligible.removeAll(rejected.keySet());
        while (!eligible.isEmpty()) {
            Candidate chosen = tried.isEmpty() ? byShare(eligible) : cheapest(eligible);
            Use use = chosen.begin(attempt, email.recipients(), explain(rejected, chosen, withPlan), anyway);
            if (use != null) {
                return use;
            }
            rejected.put(chosen, Rejection.OPEN_HERE);
            eligible.remove(chosen);
        }
        return null;
    }

    private Candidate byShare(List<Candidate> eligible) {
        double total = eligible.stream().mapToDouble(Candidate::share).sum();
        if (total <= 0) {
            return withoutShares(eligible);
        }
        double drawn = random.nextDouble() * total;
        for (Candidate candidate : eligible) {
            drawn -= candidate.share();
            if (drawn < 0) {
                return candidate;
            }
        }
        return eligible.getLast();
    }

    /** By what this worker has measured itself; what it has not is tried first, in no fixed order. */
    private Candidate withoutShares(List<Candidate> eligible) {
        Collections.shuffle(eligible, Random.from(random));
        return random.nextDouble() < EXPLORATION ? eligible.getFirst() : cheapest(eligible);
    }

    private static Candidate cheapest(List<Candidate> eligible) {
        return eligible.stream()
                .min(Comparator.comparingDouble(Candidate::cost))
                .orElseThrow();
    }

    private NoCandidate none(Map<Candidate, Rejection> rejected, boolean withPlan, Duration untilRenewal) {
        Reason reason = reason(rejected);
        Duration wait = rejected.entrySet().stream()
                .filter(each -> each.getValue().isPassing() && each.getValue() != Rejection.TRIED)
                .map(each -> wait(each.getKey(), each.getValue(), untilRenewal))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new NoCandidate(wait, reason, explain(rejected, null, withPlan));
    }

    private static Duration wait(Candidate candidate, Rejection why, Duration untilRenewal) {
        return switch (why) {
            case LIMIT ->
                candidate.nextPermitIn().compareTo(untilRenewal) > 0 ? candidate.nextPermitIn() : untilRenewal;
            case OPEN_HERE -> ProviderBreaker.OPEN;
            default -> candidate.unavailableFor();
        };
    }

    private static Reason reason(Map<Candidate, Rejection> rejected) {
        if (rejected.values().stream().noneMatch(Rejection::isPassing)) {
            return Reason.NO_PROVIDER_FITS;
        }
        if (rejected.values().stream().noneMatch(why -> why.isPassing() && why != Rejection.TRIED)) {
            return Reason.NO_PROVIDER_LEFT;
        }
        return rejected.containsValue(Rejection.LIMIT) ? Reason.LIMIT_REACHED : Reason.NO_PROVIDER_AVAILABLE;
    }

    private Explanation explain(Map<Candidate, Rejection> rejected, @Nullable Candidate chosen, boolean withPlan) {
        return new Explanation(
                withPlan,
                candidates.stream()
                        .map(each ->
                                each.line(each == chosen ? null : rejected.getOrDefault(each, Rejection.NOT_DRAWN)))
                        .toList());
    }
}
