package dev.emailservice.adapters.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emailservice.adapters.providers.EmailProviderContract;
import dev.emailservice.adapters.providers.Emails;
import dev.emailservice.adapters.providers.ReceivedEmail;
import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.adapters.wire.WireRequest;
import dev.emailservice.adapters.wire.WireServer;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, over the real SDK and real sockets. */
final class SendGridProviderTest implements EmailProviderContract {

    private final List<SendGridProvider> open = new ArrayList<>();

    @Override
    public SendGridProvider provider(URI address, AttemptTimeouts timeouts) {
        return provider(address, timeouts, SendGridHttp.CONNECTIONS);
    }

    private SendGridProvider provider(URI address, AttemptTimeouts timeouts, int connections) {
        SendGridProvider provider = new SendGridProvider(
                SendGridBaseUrl.parse(address.toString()),
                new HeldKey("SG.key"),
                () -> SendGridAnswers.NOW,
                timeouts,
                connections);
        open.add(provider);
        return provider;
    }

    @AfterEach
    void close() {
        open.forEach(SendGridProvider::close);
    }

    @Override
    public HttpAnswer accepted(String messageId) {
        return new HttpAnswer(202, Map.of("X-Message-Id", messageId), "");
    }

    @Override
    public List<Row> rows() {
        return SendGridAnswers.ROWS;
    }

    @Override
    public ReceivedEmail read(WireRequest request) {
        return SendGridWireFormat.read(request);
    }

    @Test
    void theRequestIsOnePersonalizationWithEveryRewritingOfTheBodyTurnedOff() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            provider(server.uri(), PATIENT).send(Emails.full());

            WireRequest request = server.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST /v3/mail/send HTTP/1.1");
            assertThat(request.headers()).containsEntry("Authorization", "Bearer SG.key");
            JsonNode body = SendGridWireFormat.json(request.body());
            assertThat(body.path("personalizations")).hasSize(1);
            assertThat(body.path("content").findValuesAsText("type")).containsExactly("text/plain", "text/html");
            assertThat(body.path("tracking_settings").findValuesAsText("enable"))
                    .containsOnly("false")
                    .hasSize(4);
        }
    }

    @Test
    void aProbeIsTheSameRequestInSandboxModeAndAnEmailIsNot() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(HttpAnswer.of(200, "")))) {
            SendGridProvider provider = provider(server.uri(), PATIENT);
            assertThat(provider.probe(Emails.plain())).isEqualTo(new Accepted(null));
            provider.send(Emails.plain());

            JsonNode probe =
                    SendGridWireFormat.json(server.requests().getFirst().body());
            JsonNode email = SendGridWireFormat.json(server.requests().getLast().body());
            assertThat(probe.at("/mail_settings/sandbox_mode/enable").booleanValue())
                    .isTrue();
            assertThat(email.has("mail_settings")).isFalse();
            assertThat(((ObjectNode) probe).without("mail_settings").equals(email))
                    .isTrue();
        }
    }

    @Test
    void anAcceptWithATruncatedBodyStillNamesTheMessageId() throws Exception {
        try (WireServer server = new WireServer(Behaviour.truncated(accepted("id-1")))) {
            assertThat(provider(server.uri(), PATIENT).send(Emails.plain())).isEqualTo(new Accepted("id-1"));
        }
    }

    @Test
    void tooFewConnectionsOfOurOwnAreOurOwnFault() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (WireServer server = new WireServer(connection -> {
            arrived.countDown();
            answer.await();
            return Behaviour.answer(accepted("id-1")).act(connection);
        })) {
            AttemptTimeouts timeouts = new AttemptTimeouts(Duration.ofMillis(300), PATIENT.read(), PATIENT.whole());
            SendGridProvider provider = provider(server.uri(), timeouts, 1);
            Thread first = Thread.startVirtualThread(() -> provider.send(Emails.plain()));
            arrived.await();

            assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("connection_pool_exhausted"));
            assertThat(server.requests()).hasSize(1);
            answer.countDown();
            first.join();
        }
    }
}
