package dev.emailservice.adapters.wire;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The head of a provider's answer: known even where the body could not be read.
 *
 * @param status the HTTP status
 * @param headers the headers, found by name in any case: gateways lower-case them
 */
public record Answer(int status, Map<String, String> headers) {

    /** Copies the headers into a map that ignores case. */
    public Answer {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    /** The header's value, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the provider took the request. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
