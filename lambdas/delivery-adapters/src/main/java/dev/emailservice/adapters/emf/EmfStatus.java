package dev.emailservice.adapters.emf;

import static dev.emailservice.adapters.emf.EmfDeliveryMetrics.MILLISECONDS;
import static dev.emailservice.adapters.emf.EmfDeliveryMetrics.PROVIDER;

import dev.emailservice.delivery.routing.ProviderStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fleet's view of one provider as one line: four metrics of four lines each batch would be four times the log. */
final class EmfStatus {

    /** The provider's share of the emails, 0 to 1. */
    static final String SHARE = "Share";

    /** 1 while the provider's breaker is open in the fleet, else 0. */
    static final String BREAKER_OPEN = "BreakerOpen";

    /** The fleet's mean time of an attempt, in milliseconds; absent where nobody has used the provider lately. */
    static final String MEAN_LATENCY = "MeanLatency";

    /** The time a twentieth of the fleet's attempts exceeds, in milliseconds; absent likewise. */
    static final String P95_LATENCY = "P95Latency";

    private static final String NO_UNIT = "None";

    private EmfStatus() {}

    static String format(String namespace, Instant at, ProviderStatus status) {
        Map<String, String> units = new HashMap<>(Map.of(SHARE, NO_UNIT, BREAKER_OPEN, NO_UNIT));
        Map<String, List<Double>> values = new HashMap<>();
        values.put(SHARE, List.of(status.share()));
        values.put(BREAKER_OPEN, List.of(status.open() ? 1.0 : 0.0));
        if (status.latency() != null) {
            units.put(MEAN_LATENCY, MILLISECONDS);
            units.put(P95_LATENCY, MILLISECONDS);
            values.put(MEAN_LATENCY, List.of(status.latency().mean().toNanos() / 1e6));
            values.put(P95_LATENCY, List.of(status.latency().p95().toNanos() / 1e6));
        }
        return new EmfLine(units, Map.of(PROVIDER, status.provider().value())).format(namespace, at, values);
    }
}
