package dev.emailservice.simulation.ours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.simulation.run.RunFigures;
import dev.emailservice.simulation.run.RunResult;
import dev.emailservice.simulation.run.RunSpec;
import dev.emailservice.simulation.run.Runner;
import dev.emailservice.simulation.run.Runner.Job;
import dev.emailservice.simulation.world.Scenario;
import dev.emailservice.simulation.world.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The router and its script with a third provider, which neither of them was changed for. */
final class ThreeProvidersTest {

    private static final Path FILE = Path.of("scenarios", "three-providers.json");

    @Test
    void theyAreLeftOneAfterTheOtherAndLimitsAreKept() throws IOException {
        ScenarioFile file = ScenarioFile.read(FILE);
        List<Job> jobs = file.scenarios().stream()
                .map(scenario -> new RunSpec(shorter(scenario), file.rules(), 7))
                .map(spec -> new Job(spec, new OurRouter(Path.of("target"))))
                .toList();
        List<RunFigures> figures = new Runner(1, _ -> {})
                .play(jobs).stream().map(RunResult::figures).toList();

        assertThat(figures).hasSize(3).allSatisfy(run -> {
            assertThat(run.lost()).isZero();
            assertThat(run.redisRoundTripsPerEmail()).isLessThan(0.8);
        });
        // Two outages, and the probes of both: far fewer than the emails that came meanwhile.
        assertThat(figures.get(1).failed()).isBetween(6L, 120L);
        assertThat(figures.get(2).throttled()).isLessThanOrEqualTo(3);
    }

    /** A fifth of the workers and of the emails: the same fleet, played quicker. */
    private static Scenario shorter(Scenario each) {
        return new Scenario(
                each.id(),
                each.note(),
                each.durationMillis(),
                each.workers() / 5,
                each.ratePerSecond() / 5,
                each.redisDown(),
                each.poisonWorker(),
                each.event(),
                each.providers());
    }
}
