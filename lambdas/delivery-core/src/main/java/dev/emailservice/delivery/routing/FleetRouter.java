package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.Exchange;
import dev.emailservice.delivery.fleet.Exchange.Purpose;
import dev.emailservice.delivery.fleet.Plan;
import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.fleet.RoutingStore;
import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.routing.RoutingDecision.Use;
import dev.emailservice.model.settings.ProviderSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows the fleet's plan: a provider gets its share of the emails, and one that has failed an email is followed by the
 * cheapest of the others. A failure is told to the fleet at once, and its email goes on by the plan that answers it.
 *
 * <p>Without an answer it goes on with the last plan, its own breakers and its part of the limits.
 */
public final class FleetRouter implements Router {

    private final Map<ProviderName, Candidate> candidates = new LinkedHashMap<>();
    private final RoutingStore store;
    private final Selection selection;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String worker;

    /** One exchange at a time: what failed meanwhile is told with the next one. */
    private final ReentrantLock exchanging = new ReentrantLock();

    /** The rest is guarded by "this". */
    private boolean blind = true;

    /** Whether somebody would take a probe now. */
    private boolean mayProbe;

    private final Set<ProviderName> accountsToAsk = new HashSet<>();
    private final Map<ProviderName, AccountUsage> accounts = new HashMap<>();

    /** Recipients of emails that failed since the last exchange, and need another provider. */
    private int failedOver;

    private final Shortage shortage = new Shortage();

    private int batch;
    private int largest = 1;
    private double fleetDemand;
    private long attempts;

    /**
     * @param random draws by shares and names the worker: two workers must not draw the same
     * @param panic what happens while no provider is in order
     */
    public FleetRouter(
            List<ProviderSettings> providers,
            RoutingStore store,
            PanicPolicy panic,
            InstantSource clock,
            RandomGenerator random) {
        for (ProviderSettings settings : providers) {
            Candidate candidate = new Candidate(settings, clock);
            candidates.put(candidate.name(), candidate);
        }
        this.store = store;
        this.selection = new Selection(candidates.values(), panic, random);
        this.clock = clock;
        this.random = random;
        this.worker = HexFormat.of().toHexDigits(random.nextLong());
    }

    @Override
    public void begin(int recipients, int largestEmail) {
        synchronized (this) {
            mayProbe = true;
            batch = recipients;
            largest = largestEmail;
            candidates.values().forEach(Candidate::beginBatch);
        }
        exchange(Purpose.BATCH);
    }

    @Override
    public synchronized RoutingDecision next(Requirements email, Set<ProviderName> tried) {
        Circumstances now = new Circumstances(
                ++attempts,
                blind ? Math.ceilDiv(batch, 2) : Integer.MAX_VALUE,
                !blind,
                shortage.untilRenewal(clock.instant()),
                new Demand(email.recipients(), batch, largest, fleetDemand));
        return selection.choose(email, tried, now);
    }

    @Override
    public void record(Use attempt, AttemptOutcome outcome) {
        boolean urgent;
        synchronized (this) {
            urgent = candidate(attempt.provider()).record(attempt, outcome);
            failedOver += urgent ? attempt.recipients() : 0;
        }
        if (urgent) {
            exchange(Purpose.FAILOVER);
        }
    }

    @Override
    public void waitForUsage(int recipients, Duration wait, Consumer<Duration> pause) {
        long joined;
        synchronized (this) {
            joined = shortage.join(recipients);
        }
        try {
            pause.accept(wait);
            renew(joined);
        } finally {
            synchronized (this) {
                shortage.leave(recipients);
            }
        }
    }

    /** Of emails that have waited for the same moment the first one asks, and the others wait for its answer. */
    private void renew(long joined) {
        exchanging.lock();
        try {
            synchronized (this) {
                if (shortage.isRenewedSince(joined)) {
                    return;
                }
                double perSecond = candidates.values().stream()
                        .mapToDouble(Candidate::perSecond)
                        .sum();
                failedOver += shortage.renew(clock.instant(), perSecond, fleetDemand);
            }
            exchange(Purpose.FAILOVER);
        } finally {
            exchanging.unlock();
        }
    }

    @Override
    public synchronized Optional<Duration> checkAfter() {
        return candidates.values().stream()
                .map(Candidate::untilOverdue)
                .filter(Objects::nonNull)
                .min(Duration::compareTo)
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    @Override
    public void check() {
        boolean any = false;
        synchronized (this) {
            for (Candidate candidate : candidates.values()) {
                any |= candidate.noteOverdue();
            }
        }
        if (any) {
            exchange(Purpose.REPORT);
        }
    }

    @Override
    public synchronized Optional<ProviderName> takeProbe() {
        return candidates.values().stream()
                .filter(Candidate::takeProbe)
                .map(Candidate::name)
                .findFirst();
    }

    @Override
    public synchronized void stopProbing() {
        mayProbe = false;
        candidates.values().forEach(Candidate::returnProbe);
    }

    @Override
    public void probed(ProviderName provider, AttemptOutcome outcome) {
        synchronized (this) {
            candidate(provider).probed(ProbeResult.of(outcome));
        }
        exchange(Purpose.REPORT);
    }

    @Override
    public synchronized Optional<ProviderName> takeAccountToAsk() {
        Optional<ProviderName> next = accountsToAsk.stream().findFirst();
        next.ifPresent(accountsToAsk::remove);
        return next;
    }

    /** Nothing hangs on it at once: it goes with the next exchange. */
    @Override
    public synchronized void account(ProviderName provider, AccountUsage usage) {
        accounts.put(provider, usage);
        candidate(provider).account(usage);
    }

    @Override
    public synchronized List<ProviderStatus> status() {
        return blind
                ? List.of()
                : candidates.values().stream()
                        .map(Candidate::status)
                        .filter(Objects::nonNull)
                        .toList();
    }

    @Override
    public void end() {
        synchronized (this) {
            mayProbe = false;
            candidates.values().forEach(Candidate::release);
        }
        exchange(Purpose.REPORT);
    }

    /**
     * Tells the fleet what there is to tell, and takes over its plan. Of many that failed at once the first one's exchange goes
     * out, the second one's tells of all others, and theirs have nothing to add.
     */
    private void exchange(Purpose purpose) {
        exchanging.lock();
        try {
            Exchange exchange = draw(purpose);
            if (exchange != null) {
                Optional<Plan> plan = store.exchange(exchange);
                synchronized (this) {
                    plan.ifPresentOrElse(this::follow, () -> goBlind(exchange));
                }
            }
        } finally {
            exchanging.unlock();
        }
    }

    private synchronized @Nullable Exchange draw(Purpose purpose) {
        List<ProviderReport> reports = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            reports.addAll(candidate.drain());
        }
        int wanted = purpose == Purpose.BATCH ? batch : failedOver;
        failedOver = 0;
        Map<ProviderName, AccountUsage> news = Map.copyOf(accounts);
        accounts.clear();
        if (reports.isEmpty() && news.isEmpty() && wanted == 0 && purpose != Purpose.BATCH) {
            return null;
        }
        return new Exchange(worker, wanted, largest, purpose, mayProbe && purpose != Purpose.REPORT, reports, news);
    }

    private void follow(Plan plan) {
        if (blind) {
            candidates.values().forEach(Candidate::hearAgain);
        }
        blind = false;
        candidates.values().forEach(Candidate::answered);
        fleetDemand = plan.demandPerSecond();
        accountsToAsk.addAll(plan.toAsk());
        boolean granted = false;
        for (Map.Entry<ProviderName, ProviderPlan> each : plan.providers().entrySet()) {
            Candidate candidate = candidates.get(each.getKey());
            if (candidate != null) {
                candidate.update(each.getValue());
                granted |= each.getValue().permits() > 0;
            }
        }
        if (granted) {
            shortage.ease();
        }
        if (!mayProbe) {
            // Asked for while somebody would have taken it.
            candidates.values().forEach(Candidate::returnProbe);
        }
    }

    private void goBlind(Exchange exchange) {
        blind = true;
        exchange.accounts().forEach(accounts::putIfAbsent);
        Demand demand = new Demand(exchange.wanted(), batch, largest, fleetDemand);
        candidates.values().forEach(candidate -> candidate.goBlind(demand, random));
    }

    private Candidate candidate(ProviderName name) {
        return Objects.requireNonNull(candidates.get(name), "a provider that was never a candidate");
    }
}
