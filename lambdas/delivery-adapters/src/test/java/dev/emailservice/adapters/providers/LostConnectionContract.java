package dev.emailservice.adapters.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.emailservice.adapters.wire.AttemptTimeouts;
import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.WireServer;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.EmailProvider;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** No answer came: surely not sent where no whole request left, unknown where one may have, and never a second one. */
public interface LostConnectionContract extends ProviderUnderTest {

    /** Waits for little. */
    AttemptTimeouts IMPATIENT =
            new AttemptTimeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(20));

    /** Waits for every byte, but not for all of them. */
    AttemptTimeouts SHORT_IN_ALL =
            new AttemptTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(1500));

    @Test
    default void nobodyListeningIsSurelyNotSent() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        assertThat(provider(URI.create("http://127.0.0.1:" + port), PATIENT).send(Emails.plain()))
                .isEqualTo(new Unavailable("connection_refused"));
    }

    @Test
    default void aHostThatDoesNotExistIsSurelyNotSent() {
        assertThat(provider(URI.create("https://nobody.invalid"), PATIENT).send(Emails.plain()))
                .isEqualTo(new Unavailable("dns"));
    }

    @Test
    default void aServerTooBusyToConnectIsSurelyNotSent() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            for (int i = 0; i < 4; i++) {
                Socket queued = new Socket();
                waiting.add(queued);
                try {
                    queued.connect(busy.getLocalSocketAddress(), 100);
                } catch (java.net.SocketTimeoutException full) {
                    break;
                }
            }
            URI address = URI.create("http://127.0.0.1:" + busy.getLocalPort());
            assertThat(provider(address, IMPATIENT).send(Emails.plain())).isEqualTo(new Unavailable("connect_timeout"));
        } finally {
            for (Socket queued : waiting) {
                queued.close();
            }
        }
    }

    @Test
    default void aServerThatNeverFinishesTheHandshakeIsSurelyNotSent() throws Exception {
        // Never accepted: the kernel opens the connection, and nobody ever says a word on it.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            URI address = URI.create("https://127.0.0.1:" + silent.getLocalPort());
            assertThat(provider(address, IMPATIENT).send(Emails.plain())).isEqualTo(new Unavailable("connect_timeout"));
        }
    }

    @Test
    default void aCertificateNobodyTrustsIsSurelyNotSent() {
        WireMockServer impostor = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort());
        impostor.start();
        try {
            URI address = URI.create("https://127.0.0.1:" + impostor.httpsPort());
            assertThat(provider(address, PATIENT).send(Emails.plain())).isEqualTo(new Unavailable("tls"));
            assertThat(impostor.getAllServeEvents()).isEmpty();
        } finally {
            impostor.stop();
        }
    }

    @Test
    default void noAnswerIsUnknownAndCostsOneRequest() throws Exception {
        AttemptTimeouts timeouts = new AttemptTimeouts(PATIENT.connect(), IMPATIENT.read(), PATIENT.whole());
        assertOneRequestEndsIn(Behaviour.hang(), timeouts, new Unknown("read_timeout"));
    }

    @Test
    default void aResetAfterTheRequestIsUnknownAndCostsOneRequest() throws Exception {
        assertOneRequestEndsIn(Behaviour.reset(), PATIENT, new Unknown("connection_lost"));
    }

    @Test
    default void anEndWithoutAnAnswerIsUnknownAndCostsOneRequest() throws Exception {
        assertOneRequestEndsIn(Behaviour.close(), PATIENT, new Unknown("connection_lost"));
    }

    private void assertOneRequestEndsIn(Behaviour behaviour, AttemptTimeouts timeouts, AttemptOutcome outcome)
            throws Exception {
        try (WireServer server = new WireServer(behaviour)) {
            assertThat(provider(server.uri(), timeouts).send(Emails.plain())).isEqualTo(outcome);
            assertThat(server.requests()).hasSize(1);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    default void aKeptConnectionThatBreaksAfterTheRequestIsNotTriedAgain() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            EmailProvider provider = provider(server.uri(), PATIENT);
            for (Behaviour breaking : List.of(Behaviour.close(), Behaviour.reset())) {
                int before = server.requests().size();
                assertThat(provider.send(Emails.plain())).isEqualTo(new Accepted("id-1"));
                server.once(breaking);
                assertThat(provider.send(Emails.plain())).isEqualTo(new Unknown("connection_lost"));
                assertThat(server.requests()).hasSize(before + 2);
            }
        }
    }

    @Test
    default void aKeptConnectionThatDiedMeanwhileIsNoticedBeforeTheRequest() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            EmailProvider provider = provider(server.uri(), PATIENT);
            server.once(Behaviour.answerThenClose(accepted("id-1"), closed));
            provider.send(Emails.plain());
            closed.await();
            Thread.sleep(50);

            assertThat(provider.send(Emails.plain())).isEqualTo(new Accepted("id-1"));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    default void anAnswerThatComesByteByByteEndsWithTheAttemptsTime() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            EmailProvider provider = provider(server.uri(), SHORT_IN_ALL);
            // The first call loads classes, which this test is not about.
            provider.send(Emails.plain());
            server.always(Behaviour.drip());
            int before = server.requests().size();

            assertThat(provider.send(Emails.plain())).isInstanceOf(Unknown.class);
            assertThat(server.requests()).hasSize(before + 1);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    default void aThreadThatIsToldToStopSendsNothing() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")))) {
            EmailProvider provider = provider(server.uri(), PATIENT);
            Thread.currentThread().interrupt();
            assertThat(provider.send(Emails.plain())).isEqualTo(new LocalFault("interrupted"));
            assertThat(Thread.interrupted()).as("still told to stop").isTrue();
            assertThat(server.requests()).isEmpty();
        }
    }
}
