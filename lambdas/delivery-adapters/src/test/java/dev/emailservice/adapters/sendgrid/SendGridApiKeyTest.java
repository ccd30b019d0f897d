package dev.emailservice.adapters.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.providers.Emails;
import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.adapters.wire.WireAttempt;
import dev.emailservice.adapters.wire.WireRequest;
import dev.emailservice.adapters.wire.WireServer;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key is rotated, lost, or wrong. */
final class SendGridApiKeyTest {

    private static final HttpAnswer REFUSED = HttpAnswer.of(401, "{\"errors\":[{\"message\":\"authorization\"}]}");
    private static final HttpAnswer ACCEPTED = HttpAnswer.of(202, "");

    private static final Duration WHOLE = Duration.ofSeconds(20);

    private final HeldKey key = new HeldKey("old");
    private volatile Instant now = SendGridAnswers.NOW;
    private WireServer server;

    @BeforeEach
    void start() throws Exception {
        server = new WireServer(Behaviour.answer(ACCEPTED));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private SendGridProvider provider(ApiKeySource source) {
        return new SendGridProvider(
                SendGridBaseUrl.parse(server.uri().toString()),
                source,
                () -> now,
                new AttemptTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), WHOLE),
                2);
    }

    @Test
    void aRotatedKeyIsPickedUpByTheEmailAfterTheFirst401AndTurnsNobodyAway() {
        try (SendGridProvider provider = provider(key)) {
            key.rotate("new");
            server.once(Behaviour.answer(REFUSED));

            assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("api_key_rotated"));
            assertThat(provider.send(Emails.plain())).isEqualTo(new Accepted(null));
            assertThat(server.requests())
                    .extracting(WireRequest::headers)
                    .extracting(headers -> headers.get("Authorization"))
                    .containsExactly("Bearer old", "Bearer new");
        }
    }

    @Test
    void aKeyThatIsStillTheStoredOneIsAFaultOfTheConfiguration() {
        try (SendGridProvider provider = provider(key)) {
            server.once(Behaviour.answer(REFUSED));

            assertThat(provider.send(Emails.plain())).isEqualTo(new ConfigFault("http_401"));
            assertThat(key.refreshes()).isEqualTo(1);
        }
    }

    @Test
    void aRefusalNearTheEndOfTheAttemptsTimeLeavesTheKeyToTheNextEmailAndBlamesNobody() {
        try (SendGridProvider provider = provider(key)) {
            server.once(connection -> {
                now = now.plus(WHOLE.minusSeconds(1));
                return Behaviour.answer(REFUSED).act(connection);
            });

            assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("api_key_not_checked"));
            assertThat(key.refreshes()).isZero();
        }
    }

    @Test
    void aKeyThatComesWhenTheAttemptsTimeIsOverIsNotUsed() {
        ApiKeySource slow = new ApiKeySource() {
            @Override
            public Optional<String> current() {
                while (!WireAttempt.current().isAborted()) {
                    Thread.onSpinWait();
                }
                return Optional.of("late");
            }

            @Override
            public void refresh() {}
        };
        Duration second = Duration.ofSeconds(1);
        try (SendGridProvider provider = new SendGridProvider(
                SendGridBaseUrl.parse(server.uri().toString()),
                slow,
                () -> now,
                new AttemptTimeouts(second, second, Duration.ofMillis(50)),
                1)) {
            assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("secret_unavailable"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void usedUpCreditsAreNoReasonToReadTheKeyAnew() {
        try (SendGridProvider provider = provider(key)) {
            server.once(
                    Behaviour.answer(HttpAnswer.of(401, "{\"errors\":[{\"message\":\"Maximum credits exceeded\"}]}")));

            assertThat(provider.send(Emails.plain())).isEqualTo(new QuotaExhausted("credits_exhausted"));
            assertThat(key.refreshes()).isZero();
        }
    }

    @Test
    void aKeyThatAnotherThreadHasReadAnewMeanwhileIsNotReadAgain() {
        try (SendGridProvider provider = provider(key)) {
            key.rotate("new");
            server.once(connection -> {
                key.refresh();
                return Behaviour.answer(REFUSED).act(connection);
            });

            assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("api_key_rotated"));
            assertThat(key.refreshes()).isEqualTo(1);
        }
    }

    @Test
    void anUnavailableSecretIsAnOutcomeAndNothingIsSent() {
        ApiKeySource lost = new ApiKeySource() {
            @Override
            public Optional<String> current() {
                return Optional.empty();
            }

            @Override
            public void refresh() {}
        };
        try (SendGridProvider provider = provider(lost)) {
            assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("secret_unavailable"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aLineEndAfterTheStoredKeyDoesNotReachTheHeader() {
        try (SendGridProvider provider = provider(new HeldKey("SG.key\n"))) {
            provider.send(Emails.plain());

            assertThat(server.requests().getFirst().headers()).containsEntry("Authorization", "Bearer SG.key");
        }
    }
}
