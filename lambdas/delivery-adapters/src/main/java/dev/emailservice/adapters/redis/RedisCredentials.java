package dev.emailservice.adapters.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.emailservice.model.json.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Redis asks for before it answers. {@link #toString()} shows nothing of it.
 *
 * @param username the user, or null for Redis' default user
 * @param password the password
 */
public record RedisCredentials(@Nullable String username, String password) {

    /** The credentials in {@code {"username","password"}}, or empty where the text holds none; other fields don't matter. */
    public static Optional<RedisCredentials> parse(String json) {
        try {
            JsonNode secret = Json.ASCII.readTree(json);
            String password = secret.path("password").textValue();
            return password == null
                    ? Optional.empty()
                    : Optional.of(new RedisCredentials(secret.path("username").textValue(), password));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "RedisCredentials[***]";
    }
}
