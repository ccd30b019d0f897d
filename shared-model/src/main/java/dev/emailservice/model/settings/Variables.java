package dev.emailservice.model.settings;

import java.util.Map;
import java.util.Optional;

/**
 * The environment of this process, read by the names of {@link EnvironmentVariable} only.
 *
 * @param values the raw environment, such as {@link System#getenv()}
 */
public record Variables(Map<String, String> values) {

    /** The value, or empty where it is absent or blank. */
    public Optional<String> optional(EnvironmentVariable variable) {
        return Optional.ofNullable(values.get(variable.name())).filter(value -> !value.isBlank());
    }

    /**
     * The value.
     *
     * @throws IllegalStateException naming the variable, where it is absent or blank
     */
    public String required(EnvironmentVariable variable) {
        return optional(variable)
                .orElseThrow(() -> new IllegalStateException("environment variable " + variable + " is not set"));
    }

    /** Without the values: a function's environment holds its AWS credentials. */
    @Override
    public String toString() {
        return "Variables[" + values.size() + "]";
    }
}
