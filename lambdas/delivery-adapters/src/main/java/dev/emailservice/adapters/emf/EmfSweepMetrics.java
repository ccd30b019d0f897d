package dev.emailservice.adapters.emf;

import dev.emailservice.delivery.sweep.SweepReport;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.settings.Sweep;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a sweep found, as CloudWatch metrics. Every sweep writes all of them, zeros too, so that an alarm ends. */
public final class EmfSweepMetrics {

    /** Open entries, by state. */
    public static final String OPEN_ENTRIES = "OpenEntries";

    /** Items of the index that are no entry, without dimensions. */
    public static final String UNREADABLE_ENTRIES = "UnreadableEntries";

    static final String STATE = "state";

    private static final String COUNT = "Count";
    private static final String SECONDS = "Seconds";

    private final String namespace;
    private final InstantSource clock;
    private final PrintStream out;

    /**
     * Metrics of sweeps.
     *
     * @param namespace the CloudWatch namespace
     * @param clock for the lines' timestamps
     * @param out where the lines go: {@link System#out} in a function
     */
    public EmfSweepMetrics(String namespace, InstantSource clock, PrintStream out) {
        this.namespace = namespace;
        this.clock = clock;
        this.out = out;
    }

    /** Writes the metrics of one sweep. */
    public void write(SweepReport report) {
        Instant at = clock.instant();
        EmfLine totals = new EmfLine(
                Map.of(
                        Sweep.OLDEST_OPEN_SECONDS,
                        SECONDS,
                        Sweep.HELD_UNKNOWN,
                        COUNT,
                        Sweep.SWEEP_INCOMPLETE,
                        COUNT,
                        UNREADABLE_ENTRIES,
                        COUNT),
                Map.of());
        StringBuilder text = new StringBuilder();
        text.append(totals.format(
                        namespace,
                        at,
                        Map.of(
                                Sweep.OLDEST_OPEN_SECONDS,
                                List.of(report.oldest().toMillis() / 1e3),
                                Sweep.HELD_UNKNOWN,
                                List.of((double) report.held()),
                                Sweep.SWEEP_INCOMPLETE,
                                List.of(report.isComplete() ? 0.0 : 1.0),
                                UNREADABLE_ENTRIES,
                                List.of((double) report.unreadable()))))
                .append('\n');
        Stream.of(LedgerState.values())
                .filter(state -> !state.isTerminal())
                .forEach(state -> text.append(EmfLine.of(OPEN_ENTRIES, COUNT, Map.of(STATE, state.wireName()))
                                .format(namespace, at, Map.of(OPEN_ENTRIES, List.of((double) report.open(state)))))
                        .append('\n'));
        out.print(text);
        out.flush();
    }
}
