package dev.emailservice.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One method of one resource of the API.
 *
 * @param method the HTTP method, in upper case
 * @param path the resource's path; a segment in braces, such as {@code {id}}, is a variable
 * @param integration what answers
 * @param needsKey whether the caller must show the API key
 */
public record Route(String method, String path, Integration integration, boolean needsKey) {

    /** A call that needs the API key. */
    public Route(String method, String path, Integration integration) {
        this(method, path, integration, true);
    }

    /** The path's variables by name as this request has them; empty where the request is for another resource. */
    Optional<Map<String, String>> variables(String requested) {
        String[] names = path.split("/", -1);
        String[] values = requested.split("/", -1);
        if (names.length != values.length) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{") && !values[i].isEmpty()) {
                variables.put(names[i].substring(1, names[i].length() - 1), values[i]);
            } else if (!names[i].equals(values[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
