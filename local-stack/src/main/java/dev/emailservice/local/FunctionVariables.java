package dev.emailservice.local;

import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.ProviderSettings;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the functions find in their environment: the template's variables with the local stack's values. */
final class FunctionVariables {

    private final Map<EnvironmentVariable, String> own = new EnumMap<>(EnvironmentVariable.class);
    private final Map<String, String> sdk = new HashMap<>();

    FunctionVariables() {
        own.put(
                EnvironmentVariable.PROVIDERS,
                ProviderSettings.formatList(List.of(ProviderSettings.of("ses"), ProviderSettings.of("sendgrid"))));
        own.put(EnvironmentVariable.PROBE_FROM, "probe@example.com");
        // Nobody waits five minutes for a demonstration.
        own.put(EnvironmentVariable.CONFIRMATION_SECONDS, "3");
        own.put(EnvironmentVariable.METRICS_NAMESPACE, "email-service-local");
        own.put(EnvironmentVariable.LOG_LEVEL, "INFO");
    }

    /** One variable of the project's own. */
    FunctionVariables set(EnvironmentVariable variable, String value) {
        own.put(variable, value);
        return this;
    }

    /** Where an AWS client finds its service, by the SDK's name of it, such as {@code SESV2}. */
    FunctionVariables endpoint(String service, URI endpoint) {
        sdk.put("AWS_ENDPOINT_URL_" + service, endpoint.toString());
        return this;
    }

    /** The function's variables: of the project's own those it reads, the overrides first, and every endpoint. */
    Map<String, String> of(DeployedFunction function, Map<EnvironmentVariable, String> overrides) {
        var values = new HashMap<>(sdk);
        for (EnvironmentVariable variable : function.reads()) {
            String value = overrides.getOrDefault(variable, own.get(variable));
            if (value != null) {
                values.put(variable.name(), value);
            }
        }
        return Map.copyOf(values);
    }
}
