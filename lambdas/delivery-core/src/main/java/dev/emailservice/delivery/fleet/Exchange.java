package dev.emailservice.delivery.fleet;

import dev.emailservice.delivery.provider.AccountUsage;
import dev.emailservice.delivery.provider.ProviderName;
import java.util.List;
import java.util.Map;

/**
 * What a worker tells the fleet and asks of it.
 *
 * @param worker who asks: a fault that only one worker sees is not the provider's
 * @param wanted recipients it is about to send to: usage is reserved for them
 * @param largest the most recipients of one email among them
 * @param purpose what the reservation is for
 * @param mayProbe whether it could send a probe now
 * @param reports what it saw since its last exchange, at most one a provider and version of its state
 * @param accounts what providers said of our account since then
 */
public record Exchange(
        String worker,
        int wanted,
        int largest,
        Purpose purpose,
        boolean mayProbe,
        List<ProviderReport> reports,
        Map<ProviderName, AccountUsage> accounts) {

    /** With no news of an account. */
    public Exchange(
            String worker, int wanted, int largest, Purpose purpose, boolean mayProbe, List<ProviderReport> reports) {
        this(worker, wanted, largest, purpose, mayProbe, reports, Map.of());
    }

    /** What a reservation is for. */
    public enum Purpose {
        /** A new batch: each provider's part of it is reserved, by share. */
        BATCH,
        /** Emails that failed elsewhere: every provider may get them all. */
        FAILOVER,
        /** Nothing is asked for. */
        REPORT
    }

    public Exchange {
        reports = List.copyOf(reports);
        accounts = Map.copyOf(accounts);
    }
}
