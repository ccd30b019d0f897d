package dev.emailservice.local.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.local.process.Watchdog;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

    private static String ask(URI redis, String command, int bytes) throws IOException {
        try (var socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aStartedServerKeepsValuesAndRunsScripts(@TempDir Path directory) throws Exception {
        try (var watchdog = Watchdog.start();
                var redis = EmbeddedRedis.start(directory, watchdog)) {
            assertThat(redis.isAlive()).isTrue();
            assertThat(ask(redis.uri(), "SET key value", 5)).isEqualTo("+OK\r\n");
            assertThat(ask(redis.uri(), "EVAL \"return redis.call('STRLEN','key')\" 0", 4))
                    .isEqualTo(":5\r\n");
        }
    }

    @Test
    void twoServersShareTheUnpackedBinaryAndNothingElse(@TempDir Path directory) throws Exception {
        var cache = directory.resolve("cache");
        try (var watchdog = Watchdog.start();
                var one = EmbeddedRedis.start(directory.resolve("one"), cache, watchdog);
                var other = EmbeddedRedis.start(directory.resolve("other"), cache, watchdog)) {
            assertThat(one.uri()).isNotEqualTo(other.uri());
            ask(one.uri(), "SET key value", 5);
            assertThat(ask(other.uri(), "EXISTS key", 4)).isEqualTo(":0\r\n");
            try (var files = Files.list(cache)) {
                assertThat(files).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aClosedServerIsGoneAndLeavesNoDump(@TempDir Path directory) throws Exception {
        try (var watchdog = Watchdog.start()) {
            var redis = EmbeddedRedis.start(directory, watchdog);
            ask(redis.uri(), "SET key value", 5);
            redis.close();
            assertThat(redis.isAlive()).isFalse();
            assertThatThrownBy(() -> ask(redis.uri(), "PING", 5)).isInstanceOf(IOException.class);
            assertThat(directory.resolve("dump.rdb")).doesNotExist();
        }
    }

    @Test
    void theJarCarriesABinaryForLinuxAndMacOnBothArchitectures() {
        for (var os : new String[] {"Linux", "Mac OS X"}) {
            for (var architecture : new String[] {"amd64", "aarch64"}) {
                var resource = RedisBinary.carried(os, architecture).orElseThrow();
                assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
            }
        }
        assertThat(RedisBinary.carried("Windows 11", "amd64")).isEmpty();
    }
}
