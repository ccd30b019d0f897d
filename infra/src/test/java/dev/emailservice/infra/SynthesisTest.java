package dev.emailservice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.synthesis.Synthesis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for the synthesis as a whole. */
class SynthesisTest {

    /** Zones are named on purpose: see NetworkConfig. The other is our own reminder of the placeholder domain. */
    private static final List<String> EXPECTED_WARNINGS = List.of("W3010", "email-service:placeholder-domain");

    @Test
    void everyEnvironmentHasItsFiveStacks() {
        assertThat(Synthesis.stages())
                .hasSize(3)
                .allSatisfy(stage -> assertThat(stage.stacks())
                        .containsOnlyKeys("network", "state", "sending", "delivery", "observability"));
    }

    @Test
    void neitherAnAccountNorCredentialsAreAskedFor() {
        for (String manifest : List.of("manifest.json", "assembly-dev/manifest.json", "assembly-prod/manifest.json")) {
            assertThat(Synthesis.output(manifest).has("missing")).as(manifest).isFalse();
        }
        assertThat(Synthesis.texts()).noneMatch(text -> text.contains("dummy"));
    }

    @Test
    void cloudFormationsOwnSchemasFindNothingWrong() {
        JsonNode report = Synthesis.output("validation-report.json");
        List<String> findings = report.path("pluginReports")
                .valueStream()
                .flatMap(plugin -> plugin.path("violations").valueStream())
                .filter(violation -> EXPECTED_WARNINGS.stream()
                        .noneMatch(known -> violation.toString().contains(known)))
                .map(JsonNode::toString)
                .toList();
        assertThat(report.path("pluginReports").isEmpty()).isFalse();
        assertThat(findings).isEmpty();
    }

    @Test
    void noVariableHoldsWhatOnlyASecretMay() {
        // A dynamic reference is resolved when it is deployed: in a function's environment it would be the value
        // itself.
        assertThat(Synthesis.stages())
                .allSatisfy(
                        stage -> assertThat(stage.json("delivery").toString()).doesNotContain("{{resolve:"));
    }
}
