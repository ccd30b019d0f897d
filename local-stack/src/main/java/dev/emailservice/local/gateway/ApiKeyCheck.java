package dev.emailservice.local.gateway;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Who may call the API: everybody, or whoever has the one key. */
record ApiKeyCheck(Optional<String> key) {

    private static final String BEARER = "Bearer ";

    /** Whether the request carries the key as {@code Authorization: Bearer} or {@code x-api-key}, or needs none. */
    boolean passes(Headers headers) {
        return key.isEmpty()
                || values(headers, "x-api-key").stream().anyMatch(this::isKey)
                || values(headers, "Authorization").stream()
                        .filter(value -> value.startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length()))
                        .anyMatch(this::isKey);
    }

    private boolean isKey(String candidate) {
        return MessageDigest.isEqual(
                candidate.getBytes(StandardCharsets.UTF_8), key.orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> values(Headers headers, String name) {
        return headers.getOrDefault(name, List.of());
    }
}
