package dev.emailservice.simulation.report;

import dev.emailservice.simulation.run.RunFigures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of the runs.
 *
 * @param asked of the runs that were asked for
 * @param extra of those that only the bars need: other numbers of workers, and the oracle where nobody asked for it
 */
public record Results(List<RunFigures> asked, List<RunFigures> extra) {

    public Results {
        asked = List.copyOf(asked);
        extra = List.copyOf(extra);
    }

    /** A policy's runs of the scenario whose id begins so, of those asked for. */
    Stream<RunFigures> of(String scenario, String policy) {
        return asked.stream().filter(run -> isOf(run, scenario, policy));
    }

    /** A policy's extra runs of a scenario with that number of workers. */
    Stream<RunFigures> extraOf(String scenario, String policy, int workers) {
        return extra.stream().filter(run -> isOf(run, scenario, policy) && run.workers() == workers);
    }

    /** The oracle's run of the same emails. */
    Optional<RunFigures> oracleFor(RunFigures run) {
        return Stream.concat(asked.stream(), extra.stream())
                .filter(other -> isOf(other, run.scenario(), Bars.ORACLE)
                        && other.seed() == run.seed()
                        && other.workers() == run.workers())
                .findFirst();
    }

    private static boolean isOf(RunFigures run, String scenario, String policy) {
        return run.scenario().startsWith(scenario) && run.policy().equals(policy);
    }
}
