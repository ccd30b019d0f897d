package dev.emailservice.apiauthorizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.delivery.access.Access.Reason;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key that a request shows: as {@code Authorization: Bearer KEY} (RFC 6750) or as {@code x-api-key: KEY}. */
sealed interface ShownKey {

    /** Scheme and key; the scheme in whatever case (RFC 9110, section 11.1). */
    Pattern BEARER = Pattern.compile("\\s*bearer +(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

    /** Exactly one. It may be anything. */
    record One(String text) implements ShownKey {

        /** Says nothing of the key. */
        @Override
        public String toString() {
            return "One";
        }
    }

    /** None, or more than one. */
    record None(Reason reason) implements ShownKey {}

    /**
     * The key in API Gateway's event. Another scheme than Bearer counts as none: the SDKs of SES sign every request with their own,
     * and show the key beside it. Two different keys are not chosen between.
     */
    static ShownKey in(JsonNode event) {
        Set<String> keys = new LinkedHashSet<>();
        collect(event.path("headers"), keys);
        collect(event.path("multiValueHeaders"), keys);
        return switch (keys.size()) {
            case 0 -> new None(Reason.MISSING);
            case 1 -> new One(keys.iterator().next());
            default -> new None(Reason.AMBIGUOUS);
        };
    }

    private static void collect(JsonNode headers, Set<String> keys) {
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            JsonNode values = header.getValue();
            for (JsonNode value : values.isArray() ? values : Set.of(values)) {
                collect(header.getKey(), value.asText(""), keys);
            }
        }
    }

    private static void collect(String name, String value, Set<String> keys) {
        if (name.equalsIgnoreCase("x-api-key") && !value.isBlank()) {
            keys.add(value.strip());
        } else if (name.equalsIgnoreCase("authorization")) {
            Matcher bearer = BEARER.matcher(value);
            if (bearer.matches()) {
                keys.add(bearer.group(1));
            }
        }
    }
}
