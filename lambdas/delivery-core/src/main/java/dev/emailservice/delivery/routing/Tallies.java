package dev.emailservice.delivery.routing;

import dev.emailservice.delivery.fleet.ProviderReport;
import dev.emailservice.delivery.fleet.ProviderReport.ProbeResult;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this worker has to tell of one provider, by the version of the provider's state. Attempts that began under an older one say
 * nothing of the provider's health now; that it throttles, is used up or out of service is told with the version it was seen
 * under. Guarded by its owner.
 */
final class Tallies {

    /** Before the first plan. What is seen then is told under the first plan's version: it can't be much older. */
    static final long UNKNOWN_EPOCH = -1;

    private final Map<Long, Tally> byEpoch = new TreeMap<>();
    private long epoch = UNKNOWN_EPOCH;

    Tallies() {
        byEpoch.put(epoch, new Tally());
    }

    /** The version of the provider's state now. */
    long epoch() {
        return epoch;
    }

    /** The state has a new version; answers whether it really is a new one. */
    boolean changeTo(long latest) {
        if (latest == epoch) {
            return false;
        }
        Tally before = epoch == UNKNOWN_EPOCH ? byEpoch.remove(epoch) : byEpoch.get(epoch);
        if (before != null) {
            before.forget();
            if (epoch == UNKNOWN_EPOCH) {
                byEpoch.put(latest, before);
            }
        }
        epoch = latest;
        return true;
    }

    void add(AttemptOutcome outcome, long ofEpoch, Instant began, Duration took) {
        if (ofEpoch == epoch) {
            current().add(outcome, began, took);
        } else {
            of(ofEpoch == UNKNOWN_EPOCH ? epoch : ofEpoch).addLimits(outcome);
        }
    }

    void overdue(Instant began) {
        current().overdue(began);
    }

    void probed(ProbeResult result) {
        current().probed(result);
    }

    /** The reports, the oldest version's first, and a fresh start. */
    List<ProviderReport> drain(ProviderName provider, int usage, Instant now) {
        current();
        List<ProviderReport> reports = new ArrayList<>();
        for (Iterator<Map.Entry<Long, Tally>> each = byEpoch.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Long, Tally> entry = each.next();
            boolean isCurrent = entry.getKey() == epoch;
            ProviderReport report = entry.getValue().drain(provider, entry.getKey(), isCurrent ? usage : 0, now);
            if (report != null) {
                reports.add(report);
            }
            if (!isCurrent) {
                each.remove();
            }
        }
        return reports;
    }

    private Tally current() {
        return of(epoch);
    }

    private Tally of(long version) {
        return byEpoch.computeIfAbsent(version, _ -> new Tally());
    }
}
