package dev.emailservice.simulation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.emailservice.simulation.policy.FleetPolicy;
import dev.emailservice.simulation.policy.Oracle;
import dev.emailservice.simulation.policy.PolicyFactory;
import dev.emailservice.simulation.policy.RoundRobin;
import dev.emailservice.simulation.policy.SymfonyFailover;
import dev.emailservice.simulation.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulateCommandTest {

    private static final String LOW_RATE = """
            {"seeds": [3, 5], "scenarios": [{"id": "S16-lowrate", "note": "a <short> outage", "duration_ms": 120000,
              "workers": 5, "rate_per_s": 2, "event": {"provider": 0, "from": 30000, "to": 50000}, "providers": [
                {"name": "A", "median_ms": 80, "sigma": 0.35, "capacity_per_s": 4000,
                 "phases": [{"from": 30000, "to": 50000, "mode": "HARD"}]},
                {"name": "B", "median_ms": 120, "sigma": 0.35, "capacity_per_s": 4000}]}]}
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyRunsFiguresAreInTheJsonFile() throws IOException {
        Path json = folder.resolve("new/figures.json");
        assertThat(simulate("--json", json.toString(), "--policies", "round-robin,oracle"))
                .isZero();

        JsonNode runs = new JsonMapper().readTree(json.toFile());
        assertThat(runs).hasSize(4);
        List<String> names = new ArrayList<>();
        runs.get(0).fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "scenario",
                        "seed",
                        "workers",
                        "policy",
                        "emails",
                        "attempts",
                        "failed",
                        "failed_total",
                        "throttled",
                        "duplicates",
                        "lost",
                        "mean_ms",
                        "p99_ms",
                        "end_to_end_mean_ms",
                        "seconds_to_80_percent_share",
                        "redis_round_trips_per_email");
        assertThat(runs.get(0).get("policy").asText()).isEqualTo("round-robin");
        assertThat(runs.get(3).get("seed").asLong()).isEqualTo(5);
        assertThat(out.toString()).contains("| S16-lowrate", "Emails lost, all scenarios");
        assertThat(err.toString()).containsPattern("\\[4/4\\] S16-lowrate, seed [35], 5 workers, oracle");
    }

    @Test
    void seedsAndWorkersCanBeOthers() throws IOException {
        Path json = folder.resolve("figures.json");
        simulate("--seeds", "9", "--workers", "12", "--policies", "oracle", "--json", json.toString());
        JsonNode runs = new JsonMapper().readTree(json.toFile());
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).get("seed").asLong()).isEqualTo(9);
        assertThat(runs.get(0).get("workers").asInt()).isEqualTo(12);
    }

    @Test
    void itFailsOnlyWhereOursFallShort() throws IOException {
        // Symfony's never comes back, the oracle does at once.
        assertThat(simulate(List.of(called("ours", new SymfonyFailover()), new Oracle())))
                .isEqualTo(1);
        assertThat(out.toString()).contains(" NO ");
        assertThat(simulate(List.of(called("ours", new Oracle()), new SymfonyFailover())))
                .isZero();
    }

    @Test
    void aChartAScenarioIsDrawn() throws IOException {
        assertThat(simulate("--plots", folder.resolve("charts").toString(), "--policies", "round-robin,oracle"))
                .isZero();
        String chart = Files.readString(folder.resolve("charts/S16-lowrate.svg"));
        assertThat(chart)
                .startsWith("<svg ")
                .endsWith("</svg>\n")
                .contains("S16-lowrate, round-robin, seed 3: a &lt;short&gt; outage", ">A<", ">B<", ">oracle<")
                .doesNotContain("NaN", "Infinity");
        assertThat(chart.length()).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--policies=nobody",
                "--workers=0",
                "--workers=many",
                "--seeds=x",
                "--scenarios=none.json",
                "extra"
            })
    void wrongUsageIsToldApart(String argument) throws IOException {
        assertThat(simulate(argument)).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    private int simulate(String... arguments) throws IOException {
        return simulate(List.of(new Oracle(), new RoundRobin()), arguments);
    }

    private int simulate(List<PolicyFactory> policies, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("--scenarios"))) {
            all.add("--scenarios=" + Files.writeString(folder.resolve("scenarios.json"), LOW_RATE));
        }
        return new CommandLine(new SimulateCommand(policies))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static PolicyFactory called(String name, PolicyFactory policy) {
        return new PolicyFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public FleetPolicy create(World world, RandomGenerator random) {
                return policy.create(world, random);
            }
        };
    }
}
