package dev.emailservice.simulation.ours;

import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.Requirements;
import dev.emailservice.delivery.routing.Router;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.simulation.policy.WorkerPolicy;
import dev.emailservice.simulation.world.AttemptEnd;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The real router as a worker of the simulation. */
final class OurWorker implements WorkerPolicy {

    private static final Requirements EMAIL = Requirements.of(1, "example.com");

    private final Router router;
    private final SimulatedStore store;
    private final VirtualClock clock;
    private final List<ProviderName> providers;
    private final List<UnderWay> underWay = new ArrayList<>();

    OurWorker(Router router, SimulatedStore store, VirtualClock clock, List<ProviderName> providers) {
        this.router = router;
        this.store = store;
        this.clock = clock;
        this.providers = providers;
    }

    private record UnderWay(Use use, double startedAt) {}

    @Override
    public double beginBatch(double now, int size) {
        clock.set(now);
        router.begin(size, 1);
        return store.takeSpent();
    }

    @Override
    public int next(double now, int tried) {
        clock.set(now);
        if (!(router.next(EMAIL, names(tried)) instanceof Use use)) {
            return NONE;
        }
        underWay.add(new UnderWay(use, now));
        return providers.indexOf(use.provider());
    }

    @Override
    public double ended(double now, double startedAt, int provider, AttemptEnd end) {
        clock.set(now);
        router.record(take(providers.get(provider), startedAt), outcome(end));
        return store.takeSpent();
    }

    /** Attempts at one provider that began at the same time are alike. */
    private Use take(ProviderName provider, double startedAt) {
        for (UnderWay each : underWay) {
            if (each.startedAt() == startedAt && each.use().provider().equals(provider)) {
                underWay.remove(each);
                return each.use();
            }
        }
        throw new IllegalStateException("an attempt ended that never began");
    }

    @Override
    public double endBatch(double now) {
        clock.set(now);
        router.end();
        return store.takeSpent();
    }

    @Override
    public double nextTimer(double now) {
        clock.set(now);
        return router.checkAfter().map(left -> now + left.toNanos() / 1e6).orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    public void onTimer(double now) {
        clock.set(now);
        router.check();
        store.takeSpent();
    }

    @Override
    public int wantsProbe(double now) {
        clock.set(now);
        return router.takeProbe().map(providers::indexOf).orElse(NONE);
    }

    @Override
    public void probeEnded(double now, double startedAt, int provider, AttemptEnd end) {
        clock.set(now);
        router.probed(providers.get(provider), outcome(end));
        store.takeSpent();
    }

    private Set<ProviderName> names(int tried) {
        Set<ProviderName> names = new HashSet<>();
        for (int i = 0; i < providers.size(); i++) {
            if ((tried & (1 << i)) != 0) {
                names.add(providers.get(i));
            }
        }
        return names;
    }

    private static AttemptOutcome outcome(AttemptEnd end) {
        return switch (end) {
            case OK -> new Accepted(null);
            case FAILED -> new Unavailable("simulated");
            case TIMED_OUT -> new Unknown("read_timeout");
            case THROTTLED -> new Throttled(null);
        };
    }
}
