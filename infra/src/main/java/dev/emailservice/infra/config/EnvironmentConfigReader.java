package dev.emailservice.infra.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.ProviderSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an environment's configuration from {@code <directory>/<environment>.json}.
 *
 * @param directory where the environments' files are
 */
public record EnvironmentConfigReader(Path directory) {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    /**
     * The checked configuration of an environment.
     *
     * @param environment its name; null where the caller was given none
     * @throws InvalidConfigException listing everything that is wrong
     */
    public EnvironmentConfig read(@Nullable String environment) {
        Path file = directory.resolve(environment + ".json");
        if (environment == null || !environments().contains(environment)) {
            throw new InvalidConfigException(
                    environment == null ? "no environment was chosen" : "there is no environment " + environment,
                    List.of("choose one with -c environment=" + String.join("|", environments())));
        }
        try {
            return parse(environment, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configuration in a text, checked likewise. */
    static EnvironmentConfig parse(String environment, String json) {
        List<String> problems = new ArrayList<>();
        EnvironmentConfig config = config(environment, new Section("", tree(environment, json), problems));
        problems.addAll(senderProblems(config));
        if (config.isProduction()) {
            problems.addAll(productionProblems(config));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigException("environment " + environment, problems);
        }
        return config;
    }

    private static JsonNode tree(String environment, String json) {
        try {
            return Json.ASCII.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InvalidConfigException(
                    "environment " + environment, List.of("the file is not JSON: " + e.getOriginalMessage()));
        }
    }

    private static EnvironmentConfig config(String name, Section root) {
        String region = root.text("region", REGION, "a region such as eu-west-1");
        EnvironmentConfig config = new EnvironmentConfig(
                name,
                root.optionalText("account", ACCOUNT, "the twelve digits of an AWS account"),
                region,
                root.flag("retainData"),
                root.optionalText("alarmEmail", EMAIL, "an email address"),
                NetworkConfig.read(root.section("network"), region),
                RedisConfig.read(root.section("redis")),
                SendingConfig.read(root.section("sending")),
                ProviderConfig.readAll(root),
                FunctionConfig.read(root.optionalSection("memoryMegabytes")),
                WorkerConfig.read(root.section("worker")),
                ApiConfig.read(root.section("api")),
                LogConfig.read(root.section("logs")));
        root.end();
        return config;
    }

    /** A probe comes from the environment's domain: a provider that may not send as it could never come back. */
    private static List<String> senderProblems(EnvironmentConfig config) {
        return config.providerSettings().stream()
                .filter(ProviderSettings::isEnabled)
                .filter(provider -> provider.senderDomains() != null
                        && !provider.senderDomains().contains(config.sending().domain()))
                .map(provider -> "providers must give " + provider.name()
                        + " senderDomains that hold sending.domain, which its probes come from")
                .toList();
    }

    private static List<String> productionProblems(EnvironmentConfig config) {
        List<String> problems = new ArrayList<>();
        if (!config.retainData()) {
            problems.add("retainData must be true in prod: a deleted stack must not take accepted emails with it");
        }
        if (config.network().natGateways() < 2) {
            problems.add("network.natGateways must be at least 2 in prod: one zone's failure must not stop sending");
        }
        if (config.redis().replicas() < 1) {
            problems.add("redis.replicas must be at least 1 in prod");
        }
        return problems;
    }

    private List<String> environments() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
