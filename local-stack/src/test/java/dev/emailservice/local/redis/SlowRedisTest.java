package dev.emailservice.local.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowRedisTest {

    @Test
    void eachAnswerComesWholeAndNoSoonerThanTheDelay() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var slow = SlowRedis.start(
                        URI.create("redis://127.0.0.1:" + server.getLocalPort()), Duration.ofMillis(50));
                var client = new Socket(slow.uri().getHost(), slow.uri().getPort());
                var accepted = server.accept()) {
            for (String text : new String[] {"PING", "PONG"}) {
                long asked = System.nanoTime();
                client.getOutputStream().write(text.getBytes(US_ASCII));
                accepted.getOutputStream().write(accepted.getInputStream().readNBytes(4));

                assertThat(client.getInputStream().readNBytes(4))
                        .asString(US_ASCII)
                        .isEqualTo(text);
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
            }
        }
    }
}
