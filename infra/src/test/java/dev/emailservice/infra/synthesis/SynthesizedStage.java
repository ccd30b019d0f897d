package dev.emailservice.infra.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/**
 * One synthesized environment.
 *
 * @param config what it was made from
 * @param stacks the templates by the last word of the stack's name, such as {@code state}
 */
public record SynthesizedStage(EnvironmentConfig config, Map<String, JsonNode> stacks) {

    static SynthesizedStage read(EnvironmentConfig config, Path assembly) {
        Map<String, JsonNode> stacks = new TreeMap<>();
        JsonNode artifacts = json(assembly.resolve("manifest.json")).path("artifacts");
        for (Map.Entry<String, JsonNode> artifact : artifacts.properties()) {
            if (artifact.getValue().path("type").asText().equals("aws:cloudformation:stack")) {
                JsonNode properties = artifact.getValue().path("properties");
                String stackName = properties.path("stackName").asText();
                stacks.put(
                        stackName.substring(config.names().prefix().length() + 1),
                        json(assembly.resolve(properties.path("templateFile").asText())));
            }
        }
        return new SynthesizedStage(config, stacks);
    }

    /** The template of a stack, for CDK's assertions. */
    public Template template(String stack) {
        return Template.fromString(json(stack).toString());
    }

    /** The template of a stack. */
    public JsonNode json(String stack) {
        return Objects.requireNonNull(stacks.get(stack), () -> "no stack " + stack + " among " + stacks.keySet());
    }

    private static JsonNode json(Path file) {
        try {
            return Json.ASCII.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
