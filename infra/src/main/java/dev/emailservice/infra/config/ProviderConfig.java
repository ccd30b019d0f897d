package dev.emailservice.infra.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One provider of an environment.
 *
 * @param settings what the worker is told about it
 * @param baseUrl where its API is; absent: its own default
 */
public record ProviderConfig(
        ProviderSettings settings, @Nullable String baseUrl) {

    /** The provider that is reached by the worker's role, not by a secret. */
    private static final String SES = "ses";

    private static final Pattern HTTPS = Pattern.compile("https://[a-z0-9.-]+(:\\d+)?/?");

    /** Reads the list {@code providers}: what {@link ProviderSettings} knows, and {@code baseUrl}. */
    static List<ProviderConfig> readAll(Section section) {
        List<ProviderConfig> providers = new ArrayList<>();
        for (JsonNode element : section.array("providers")) {
            readOne(section, element).ifPresent(providers::add);
        }
        if (providers.stream().map(ProviderConfig::name).distinct().count() != providers.size()) {
            section.reject("providers", "must not list a provider twice");
        }
        if (providers.stream().noneMatch(provider -> provider.settings().isEnabled())) {
            section.reject("providers", "must hold at least one enabled provider");
        }
        return List.copyOf(providers);
    }

    private static Optional<ProviderConfig> readOne(Section section, JsonNode element) {
        if (!(element.deepCopy() instanceof ObjectNode settings)) {
            section.reject("providers", "must hold only objects");
            return Optional.empty();
        }
        JsonNode baseUrl = settings.remove("baseUrl");
        try {
            ProviderConfig provider = new ProviderConfig(
                    Json.ASCII.treeToValue(settings, ProviderSettings.class),
                    baseUrl == null ? null : baseUrl.asText());
            provider.check(section);
            return Optional.of(provider);
        } catch (JsonProcessingException e) {
            section.reject("providers", "has an entry that cannot be read: " + e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private void check(Section section) {
        if (needsSecret() && variable("_SECRET_ARN").isEmpty()) {
            section.reject("providers", "names " + name() + ", which no function reads a secret of");
        }
        if (baseUrl != null && baseUrlVariable().isEmpty()) {
            section.reject("providers", "gives " + name() + " a baseUrl, which no function reads");
        }
        if (baseUrl != null && !HTTPS.matcher(baseUrl).matches()) {
            section.reject("providers", "must give " + name() + " a baseUrl of https://, a host and no path");
        }
    }

    /** Its name, as in {@link ProviderSettings}. */
    public String name() {
        return settings.name();
    }

    /** Whether it is Amazon SES. */
    public boolean isSes() {
        return name().equals(SES);
    }

    /** Whether the worker needs a secret to use it. */
    public boolean needsSecret() {
        return !isSes();
    }

    /** The variable with the ARN of its secret: {@code <NAME>_SECRET_ARN}. Only for those that need one. */
    public EnvironmentVariable secretVariable() {
        return variable("_SECRET_ARN").orElseThrow();
    }

    /** The variable with its base URL: {@code <NAME>_BASE_URL}, where a function reads one. */
    public Optional<EnvironmentVariable> baseUrlVariable() {
        return variable("_BASE_URL");
    }

    private Optional<EnvironmentVariable> variable(String suffix) {
        String variable = name().toUpperCase(Locale.ROOT).replace('-', '_') + suffix;
        return Arrays.stream(EnvironmentVariable.values())
                .filter(candidate -> candidate.name().equals(variable))
                .findFirst();
    }
}
