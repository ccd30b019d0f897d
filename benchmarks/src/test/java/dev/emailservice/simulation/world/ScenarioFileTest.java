package dev.emailservice.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {

    private static final String MINIMAL = """
            {"scenarios": [{"id": "three", "duration_ms": 1000, "workers": 2, "rate_per_s": 5, "providers": [
              {"name": "A", "median_ms": 80, "sigma": 0.35, "capacity_per_s": 4000},
              {"name": "B", "median_ms": 90, "sigma": 0.35, "capacity_per_s": 4000, "colour": "blue"},
              {"name": "C", "median_ms": 99, "sigma": 0.35, "capacity_per_s": 4000, "limit_per_s": 7,
               "phases": [{"from": 10, "to": 20, "mode": "HANG"}]}]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void theProjectsScenariosAreSixteen() throws IOException {
        ScenarioFile file = ScenarioFile.read(Path.of("scenarios/routing-scenarios.json"));

        assertThat(file.scenarios()).hasSize(16);
        assertThat(file.seeds()).containsExactly(20261124L, 7L, 4242L);
        assertThat(file.rules()).isEqualTo(Rules.DEFAULT);
        Scenario cold = file.scenarios().get(7);
        assertThat(cold.event()).isEqualTo(new FaultEvent(0, 50_000, 80_000));
        assertThat(cold.providers().getFirst().phases()).hasSize(31);
        assertThat(file.scenarios().get(9).isRedisDown(50_000)).isTrue();
        assertThat(file.scenarios().get(9).isRedisDown(130_000)).isFalse();
        assertThat(file.scenarios().get(13).poisonWorker()).isEqualTo(7);
    }

    @Test
    void whatAFileLeavesOutHasADefault() throws IOException {
        ScenarioFile file = read(MINIMAL);

        Scenario scenario = file.scenarios().getFirst();
        assertThat(file.rules()).isEqualTo(Rules.DEFAULT);
        assertThat(file.seeds()).hasSize(1);
        assertThat(scenario.providers()).hasSize(3);
        assertThat(scenario.event().exists()).isFalse();
        assertThat(scenario.isRedisDown(0)).isFalse();
        assertThat(scenario.poisonWorker()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "no JSON",
                "{\"scenarios\": [{\"id\": \"x\", \"duration_ms\": 1, \"workers\": 1, \"rate_per_s\": 1, \"providers\": []}]}",
                "{\"scenarios\": [{\"id\": \"x\"}]}",
            })
    void nonsenseIsNotRead(String content) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(IOException.class);
    }

    @Test
    void anImpossibleScenarioIsNotRead() {
        for (String broken : new String[] {
            MINIMAL.replace("\"workers\": 2", "\"workers\": 0"),
            MINIMAL.replace("HANG", "SULK"),
            MINIMAL.replace("\"median_ms\": 80", "\"median_ms\": 0"),
        }) {
            assertThatThrownBy(() -> read(broken)).isInstanceOf(IOException.class);
        }
    }

    private ScenarioFile read(String content) throws IOException {
        return ScenarioFile.read(Files.writeString(folder.resolve("scenarios.json"), content));
    }
}
