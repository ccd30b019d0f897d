package dev.emailservice.adapters.emf;

import dev.emailservice.model.settings.ProviderEventMetrics;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What came of providers' events, as CloudWatch metrics. */
public final class EmfEventMetrics {

    private final String namespace;
    private final InstantSource clock;
    private final PrintStream out;

    /**
     * Metrics of events.
     *
     * @param namespace the CloudWatch namespace
     * @param clock for the lines' timestamps
     * @param out where the lines go: {@link System#out} in a function
     */
    public EmfEventMetrics(String namespace, InstantSource clock, PrintStream out) {
        this.namespace = namespace;
        this.clock = clock;
        this.out = out;
    }

    /** Counts messages or calls whose events were not applied, and are told again; zero is not written, being the rule. */
    public void notApplied(int count) {
        if (count > 0) {
            out.print(EmfLine.of(ProviderEventMetrics.NOT_APPLIED, "Count", Map.of())
                            .format(
                                    namespace,
                                    clock.instant(),
                                    Map.of(ProviderEventMetrics.NOT_APPLIED, List.of((double) count)))
                    + '\n');
            out.flush();
        }
    }
}
