package dev.emailservice.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.delivery.intake.FieldErrors;
import dev.emailservice.delivery.intake.FieldNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, read strictly: a parameter that nobody knows, one that comes twice and one that makes no sense are
 * errors, for whoever sent them expects another answer than they would get.
 */
public final class QueryParameters {

    private final Map<String, String> values = new TreeMap<>();
    private final FieldErrors errors = new FieldErrors();

    private QueryParameters() {}

    /** The parameters of a request that takes these and no others. */
    public static QueryParameters of(APIGatewayProxyRequestEvent event, Set<String> known) {
        QueryParameters parameters = new QueryParameters();
        all(event).forEach((name, values) -> {
            if (!known.contains(name)) {
                parameters.error(name, FieldErrorCode.UNKNOWN_FIELD, "There is no such parameter here.");
            } else if (values.size() != 1) {
                parameters.error(name, FieldErrorCode.DUPLICATE, "Give this parameter once.");
            } else {
                parameters.values.put(name, Objects.requireNonNullElse(values.getFirst(), ""));
            }
        });
        return parameters;
    }

    /**
     * A parameter's value; null where it is not given, and where it makes no sense, which {@link #problem} then tells.
     *
     * @param reading the value of a text; empty where it has none
     * @param message what a client should give
     */
    public <T> @Nullable T read(String name, Function<String, Optional<T>> reading, String message) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        Optional<T> value = reading.apply(text);
        if (value.isEmpty()) {
            error(name, FieldErrorCode.INVALID_FORMAT, message);
        }
        return value.orElse(null);
    }

    /** What is wrong with the parameters read until now; empty where nothing is. */
    public Optional<Problem> problem() {
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        ProblemType.MALFORMED, "Correct the parameters listed in errors.", errors.toList()));
    }

    private void error(String name, FieldErrorCode code, String message) {
        errors.add(FieldNames.shown(name), code, message);
    }

    /** API Gateway gives both maps; a hand-made event perhaps one. */
    private static Map<String, List<String>> all(APIGatewayProxyRequestEvent event) {
        Map<String, List<String>> all = new TreeMap<>();
        if (event.getQueryStringParameters() != null) {
            event.getQueryStringParameters()
                    .forEach((name, value) -> all.put(name, List.of(Objects.requireNonNullElse(value, ""))));
        }
        if (event.getMultiValueQueryStringParameters() != null) {
            all.putAll(event.getMultiValueQueryStringParameters());
        }
        return all;
    }
}
