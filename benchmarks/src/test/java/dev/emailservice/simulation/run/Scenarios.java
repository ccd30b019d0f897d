package dev.emailservice.simulation.run;

import dev.emailservice.simulation.world.FaultEvent;
import dev.emailservice.simulation.world.Phase;
import dev.emailservice.simulation.world.ProviderSpec;
import dev.emailservice.simulation.world.Rules;
import dev.emailservice.simulation.world.Scenario;
import java.util.List;

/** Small scenarios for tests. */
public final class Scenarios {

    private Scenarios() {}

    /** Two providers of 80 and 120 ms, 20 s, no faults. */
    public static Scenario steady(int workers, double ratePerSecond) {
        return of(workers, ratePerSecond, FaultEvent.NONE, provider("A", 80), provider("B", 120));
    }

    public static Scenario of(int workers, double ratePerSecond, FaultEvent event, ProviderSpec... providers) {
        return new Scenario(
                "test", "", 20_000, workers, ratePerSecond, List.of(-1.0, -1.0), -1, event, List.of(providers));
    }

    public static ProviderSpec provider(String name, double medianMillis, Phase... phases) {
        return new ProviderSpec(name, medianMillis, 0.35, 4_000, null, List.of(0.0, 1.0, 0.0), List.of(phases));
    }

    public static RunSpec spec(Scenario scenario, long seed) {
        return new RunSpec(scenario, Rules.DEFAULT, seed);
    }
}
