package dev.emailservice.infra.construct;

import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment variables of one function: only ones it reads, by their names in the shared model. */
public final class FunctionVariables {

    private final DeployedFunction function;
    private final Map<String, String> values = new TreeMap<>();

    /** None yet. */
    public FunctionVariables(DeployedFunction function) {
        this.function = function;
    }

    /**
     * Sets a variable; an absent value leaves it out.
     *
     * @throws IllegalArgumentException where the function does not read it
     */
    public FunctionVariables set(EnvironmentVariable variable, @Nullable String value) {
        if (!function.reads().contains(variable)) {
            throw new IllegalArgumentException(function + " does not read " + variable);
        }
        if (value != null) {
            values.put(variable.name(), value);
        }
        return this;
    }

    /** Names and values. */
    public Map<String, String> toMap() {
        return Map.copyOf(values);
    }
}
