package dev.emailservice.cli;

import dev.emailservice.adapters.redis.RedisCredentials;
import java.util.Map;
import java.util.Optional;

/** What a named Redis is told before it answers, from the environment. */
final class RedisLogin {

    static final String USERNAME = "MAILCTL_REDIS_USERNAME";
    static final String PASSWORD = "MAILCTL_REDIS_PASSWORD";

    private RedisLogin() {}

    /** The credentials in those variables; empty without a password. An empty variable is as good as none. */
    static Optional<RedisCredentials> of(Map<String, String> environment) {
        String username = environment.getOrDefault(USERNAME, "");
        String password = environment.getOrDefault(PASSWORD, "");
        return password.isEmpty()
                ? Optional.empty()
                : Optional.of(new RedisCredentials(username.isEmpty() ? null : username, password));
    }
}
