package dev.emailservice.local.doubles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.local.doubles.Behaviour.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The behaviours both doubles share, under a clock that stands still. */
class DoubleServerTest {

    private static final long SEED = 7;
    private static final String EMAIL = """
            {"personalizations":[{"to":[{"email":"reader@example.com"}]}],"from":{"email":"sender@example.com"},\
            "subject":"s","content":[{"type":"text/plain","value":"hello"}]}""";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Receipts receipts = new Receipts();
    private final SendGridDouble sendGrid = SendGridDouble.start(receipts, now::get, new SplittableRandom(SEED));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        sendGrid.close();
        http.close();
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(sendGrid.endpoint().resolve("/v3/mail/send"))
                .header("Authorization", "Bearer SG.local")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(EMAIL))
                .build();
    }

    private int send() throws IOException, InterruptedException {
        return http.send(request(), BodyHandlers.discarding()).statusCode();
    }

    private static Behaviour throttled(int perSecond) {
        return new Behaviour(Mode.THROTTLE, 503, Duration.ZERO, perSecond, 1, null);
    }

    @Test
    void aFaultIsOverWhenItsTimeIsOver() throws Exception {
        sendGrid.behave(Behaviour.of(Mode.ERROR).lasting(Duration.ofSeconds(30)));
        assertThat(send()).isEqualTo(503);
        now.updateAndGet(time -> time.plusSeconds(29));
        assertThat(send()).isEqualTo(503);
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(send()).isEqualTo(202);
        assertThat(sendGrid.behaviour()).isEqualTo(Behaviour.OK);
    }

    @Test
    void aFaultWithAFractionHitsThatShareOfTheRequests() throws Exception {
        sendGrid.behave(new Behaviour(Mode.ERROR, 500, Duration.ZERO, 1, 0.25, null));
        for (int i = 0; i < 200; i++) {
            send();
        }
        var failed = receipts.answers("sendgrid").getOrDefault("500", 0L);
        assertThat(failed).as("seed %d", SEED).isBetween(25L, 75L);
        assertThat(receipts.size()).isEqualTo(200 - failed.intValue());
    }

    @Test
    void exactlyTheRateIsLetThroughInEachSecond() throws Exception {
        sendGrid.behave(throttled(3));
        for (int second = 0; second < 2; second++) {
            for (int i = 0; i < 5; i++) {
                assertThat(send()).isEqualTo(i < 3 ? 202 : 429);
            }
            now.updateAndGet(time -> time.plusSeconds(1));
        }
        assertThat(receipts.size()).isEqualTo(6);
        assertThat(receipts.answers("sendgrid")).containsEntry("202", 6L).containsEntry("429", 4L);
    }

    @Test
    void aHangingRequestIsLetGoWhenTheBehaviourChanges() throws Exception {
        sendGrid.behave(Behaviour.of(Mode.HANG));
        var hanging = http.sendAsync(request(), BodyHandlers.discarding());
        while (!receipts.answers("sendgrid").containsKey("hang")) {
            Thread.onSpinWait();
        }
        assertThat(hanging).isNotDone();
        sendGrid.behave(Behaviour.OK);
        assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThat(receipts.size()).isZero();
        assertThat(send()).isEqualTo(202);
    }

    @Test
    void aSlowProviderHasKeptTheEmailBeforeItAnswers() throws Exception {
        sendGrid.behave(new Behaviour(Mode.SLOW, 503, Duration.ofSeconds(60), 1, 1, null));
        var waiting = http.sendAsync(request(), BodyHandlers.discarding());
        while (receipts.size() == 0) {
            Thread.onSpinWait();
        }
        assertThat(waiting).isNotDone();
        waiting.cancel(true);
    }

    @Test
    void oneConnectionCarriesRequestsWithAndWithoutChunks() throws Exception {
        var head = """
                POST /v3/mail/send HTTP/1.1
                Host: x
                Authorization: Bearer k
                Content-Type: application/json
                """.replace("\n", "\r\n");
        var half = EMAIL.length() / 2;
        var chunked = head + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(half) + "\r\n" + EMAIL.substring(0, half) + "\r\n"
                + Integer.toHexString(EMAIL.length() - half) + ";note\r\n" + EMAIL.substring(half) + "\r\n0\r\n\r\n";
        var whole = head + "Connection: close\r\nContent-Length: " + EMAIL.length() + "\r\n\r\n" + EMAIL;
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), sendGrid.endpoint().getPort())) {
            socket.getOutputStream().write((chunked + whole).getBytes(StandardCharsets.US_ASCII));
            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answers.split("HTTP/1.1 202", -1)).hasSize(3);
        }
        assertThat(receipts.size()).isEqualTo(2);
        assertThat(receipts.from(1)).hasSize(1);
    }

    @Test
    void whatIsNoHttpEndsTheConnectionAndNothingElse() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), sendGrid.endpoint().getPort())) {
            socket.getOutputStream().write("hello\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        HttpResponse<Void> after = http.send(request(), BodyHandlers.discarding());
        assertThat(after.statusCode()).isEqualTo(202);
    }
}
