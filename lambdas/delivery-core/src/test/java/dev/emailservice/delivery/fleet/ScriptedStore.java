package dev.emailservice.delivery.fleet;

import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A store that answers the plan a test gives it, or nothing, and remembers what it was told. */
public final class ScriptedStore implements RoutingStore {

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Queue<Plan> first = new ConcurrentLinkedQueue<>();
    private volatile Optional<Plan> plan = Optional.empty();

    /** From now on it answers this. */
    public void answers(Plan newPlan) {
        plan = Optional.of(newPlan);
    }

    /** To the next exchange it answers this, and what it answered before from then on. */
    public void answersOnce(Plan next) {
        first.add(next);
    }

    /** From now on it does not answer. */
    public void isAway() {
        plan = Optional.empty();
    }

    /** What it was told, in order. */
    public List<Exchange> exchanges() {
        return exchanges;
    }

    /** All reports about that provider. */
    public Stream<ProviderReport> reports(ProviderName provider) {
        return exchanges.stream()
                .flatMap(each -> each.reports().stream())
                .filter(each -> each.provider().equals(provider));
    }

    @Override
    public Optional<Plan> exchange(Exchange exchange) {
        exchanges.add(exchange);
        Plan next = first.poll();
        return next == null ? plan : Optional.of(next);
    }

    /** A provider in order that gets that share. */
    public static ProviderPlan closed(double share) {
        return plan(false, 1, share, ProviderPlan.UNLIMITED);
    }

    /** A provider whose breaker is open. */
    public static ProviderPlan open() {
        return plan(true, 2, 0, 0);
    }

    /** A provider in order with that many permits left, and when there will be more. */
    public static ProviderPlan limited(double share, int permits, Duration nextPermitIn) {
        return plan(false, 1, share, permits, nextPermitIn, false);
    }

    /** A provider whose breaker is open, which this worker is to probe. */
    public static ProviderPlan toBeProbed() {
        return plan(true, 2, 0, 0, Duration.ZERO, true);
    }

    /** Any provider's plan. */
    public static ProviderPlan plan(boolean open, long epoch, double share, int permits) {
        return plan(open, epoch, share, permits, Duration.ZERO, false);
    }

    private static ProviderPlan plan(
            boolean open, long epoch, double share, int permits, Duration nextPermitIn, boolean probe) {
        return new ProviderPlan(
                open,
                epoch,
                "test",
                false,
                share,
                probe,
                open ? Duration.ofSeconds(2) : Duration.ZERO,
                permits,
                nextPermitIn,
                100,
                null,
                0,
                0,
                Duration.ofMillis(300),
                null);
    }

    /** A plan for two. */
    public static Plan of(ProviderName one, ProviderPlan first, ProviderName other, ProviderPlan second) {
        return new Plan(1000, Map.of(one, first, other, second));
    }
}
