package dev.emailservice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.redis.RedisCredentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which Redis a command talks to, and how it logs in. */
final class RedisAddressTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int mailctl(String... arguments) {
        CommandLine mailctl = Mailctl.commandLine();
        mailctl.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return mailctl.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"redis://ada:se%20cret@127.0.0.1:1", "redis://:secret@127.0.0.1:1", "redis://ada:se cret@x"})
    void aPasswordOnTheCommandLineIsRefusedAndNotPrinted(String url) {
        assertThat(mailctl("providers", "--redis", url)).isEqualTo(2);
        assertThat(err.toString())
                .contains("no password", "MAILCTL_REDIS_PASSWORD")
                .doesNotContain("cret", "ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:6379", "http://127.0.0.1:6379", "redis:6379", "redis://a b"})
    void whatIsNoAddressIsRefused(String text) {
        assertThat(mailctl("providers", "--redis", text)).isEqualTo(2);
        assertThat(err.toString()).contains("redis://host:port");
    }

    @Test
    void anAddressIsShownAsHostAndPort() {
        assertThat(RedisAddress.parse("rediss://cache.example:6380/0?x=y")).hasToString("cache.example:6380");
        assertThat(RedisAddress.parse("redis://cache.example")).hasToString("cache.example");
        assertThatThrownBy(() -> RedisAddress.parse("redis://x@y")).hasMessageContaining("no user");
    }

    @Test
    void theHelpSaysWhereAPasswordBelongs() {
        assertThat(mailctl("providers", "--help")).isZero();
        assertThat(out.toString()).contains("MAILCTL_REDIS_USERNAME", "MAILCTL_REDIS_PASSWORD");
    }

    @Test
    void theLoginComesFromTheEnvironment() {
        assertThat(RedisLogin.of(Map.of())).isEmpty();
        assertThat(RedisLogin.of(Map.of("MAILCTL_REDIS_USERNAME", "ada", "MAILCTL_REDIS_PASSWORD", "")))
                .isEmpty();
        assertThat(RedisLogin.of(Map.of("MAILCTL_REDIS_PASSWORD", "secret")))
                .contains(new RedisCredentials(null, "secret"));
        assertThat(RedisLogin.of(Map.of("MAILCTL_REDIS_USERNAME", "ada", "MAILCTL_REDIS_PASSWORD", "secret")))
                .contains(new RedisCredentials("ada", "secret"));
    }
}
