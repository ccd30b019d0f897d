package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisCredentialsTest {

    @Test
    void aSecretWithUsernameAndPasswordIsRead() {
        assertThat(RedisCredentials.parse("{\"username\":\"worker\",\"password\":\"s3cret\",\"rotated\":1}"))
                .contains(new RedisCredentials("worker", "s3cret"));
    }

    @Test
    void aSecretWithAPasswordAloneMeansTheDefaultUser() {
        assertThat(RedisCredentials.parse("{\"password\":\"s3cret\"}")).contains(new RedisCredentials(null, "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "{\"username\":\"worker\"}", "{\"password\":7}", "[]", "{"})
    void anythingElseHoldsNoCredentials(String secret) {
        assertThat(RedisCredentials.parse(secret)).isEmpty();
    }

    @Test
    void printingThemShowsNothing() {
        assertThat(new RedisCredentials("worker", "s3cret")).hasToString("RedisCredentials[***]");
    }
}
