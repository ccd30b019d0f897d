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

    /** Picks one and begins the attempt. */
    RoutingDecision choose(Requirements email, Set<ProviderName> tried, Circumstances now) {
        Map<Candidate, Rejection> rejected = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Rejection why = candidate.rejection(email, tried, now.mostUnderWay());
            if (why != null) {
                rejected.put(candidate, why);
            }
        }
        Use use = pick(email, tried, now, rejected, false);
        if (use == null && rejected.values().removeIf(why -> why == Rejection.CROWDED)) {
            use = pick(email, tried, now, rejected, false);
        }
        if (use == null && panic == PanicPolicy.TRY_ANYWAY && panic(email, now, rejected)) {
            use = pick(email, tried, now, rejected, true);
        }
        return use == null ? none(rejected, now) : use;
    }

    /** Whether panic lets the email through somewhere: breakers are passed over; limits, rests and operators are not. */
    private boolean panic(Requirements email, Circumstances now, Map<Candidate, Rejection> rejected) {
        List<Candidate> usable = new ArrayList<>();
        for (Map.Entry<Candidate, Rejection> each : rejected.entrySet()) {
            Rejection why = each.getKey().rejectionInPanic(each.getValue(), email, now.demand(), random);
            if (why == null) {
                usable.add(each.getKey());
            } else {
                each.setValue(why);
            }
        }
        if (!usable.stream().allMatch(Candidate::isOutOfService)) {
            usable.removeIf(Candidate::isOutOfService);
        }
        return rejected.keySet().removeAll(usable);
    }

    private @Nullable Use pick(
            Requirements email,
            Set<ProviderName> tried,
            Circumstances now,
            Map<Candidate, Rejection> rejected,
            boolean anyway) {
        List<Candidate> eligible = new ArrayList<>(candidates);
        eligible.removeAll(rejected.keySet());
        while (!eligible.isEmpty()) {
            Candidate chosen = tried.isEmpty() ? byShare(eligible) : cheapest(eligible);
            Use use =
                    chosen.begin(now.attempt(), email.recipients(), explain(rejected, chosen, now.withPlan()), anyway);
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

    private NoCandidate none(Map<Candidate, Rejection> rejected, Circumstances now) {
        Reason reason = reason(rejected);
        Duration wait = rejected.entrySet().stream()
                .filter(each -> each.getValue().isPassing() && each.getValue() != Rejection.TRIED)
                .map(each -> wait(each.getKey(), each.getValue(), now.untilRenewal()))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new NoCandidate(wait, reason, explain(rejected, null, now.withPlan()));
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
