package dev.emailservice.adapters.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.wire.Behaviour;
import dev.emailservice.adapters.wire.HttpAnswer;
import dev.emailservice.adapters.wire.WireServer;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.EmailProvider;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every answer has its outcome, and costs one request. */
public interface OutcomeContract extends ProviderUnderTest {

    /** Sends the plain email once and proves that it was one request. */
    private AttemptOutcome outcome(Behaviour behaviour) throws Exception {
        try (WireServer server = new WireServer(behaviour)) {
            AttemptOutcome outcome = provider(server.uri(), PATIENT).send(Emails.plain());
            assertThat(server.requests()).as("requests on the wire").hasSize(1);
            return outcome;
        }
    }

    @Test
    default void anAcceptNamesTheProvidersMessageIdWhateverTheCaseOfItsHeaders() throws Exception {
        for (UnaryOperator<String> rewrite : List.<UnaryOperator<String>>of(
                name -> name, name -> name.toLowerCase(Locale.ROOT), name -> name.toUpperCase(Locale.ROOT))) {
            assertThat(outcome(Behaviour.answer(accepted("id-1").withHeaderNames(rewrite))))
                    .isEqualTo(new Accepted("id-1"));
        }
    }

    @TestFactory
    default Stream<DynamicTest> everyAnswerHasItsOutcomeAndCostsOneRequest() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.situation(),
                        () -> assertThat(outcome(Behaviour.answer(row.answer())))
                                .isEqualTo(row.outcome())));
    }

    @TestFactory
    default Stream<DynamicTest> anErrorWhoseHeadersAreLowerCasedMeansTheSame() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.situation(),
                        () -> assertThat(outcome(Behaviour.answer(
                                        row.answer().withHeaderNames(name -> name.toLowerCase(Locale.ROOT)))))
                                .isEqualTo(row.outcome())));
    }

    @TestFactory
    default Stream<DynamicTest> aStatusNobodyListedIsUnknown() {
        return Stream.of(302, 402, 409, 418, 500, 502, 504, 599)
                .map(status -> DynamicTest.dynamicTest(
                        "status " + status,
                        () -> assertThat(outcome(Behaviour.answer(HttpAnswer.of(status, "<html>what?</html>"))))
                                .isEqualTo(new Unknown("http_" + status))));
    }

    @Test
    default void anAcceptThatCannotBeReadIsAnAccept() throws Exception {
        assertThat(outcome(Behaviour.truncated(HttpAnswer.of(accepted("x").status(), "{\"Mess"))))
                .isEqualTo(new Accepted(null));
        assertThat(outcome(Behaviour.answer(HttpAnswer.of(200, "<html>proxy</html>"))))
                .isEqualTo(new Accepted(null));
        assertThat(outcome(Behaviour.answer(HttpAnswer.of(202, "")))).isEqualTo(new Accepted(null));
    }

    @Test
    default void anErrorThatCannotBeReadIsKnownByItsStatus() throws Exception {
        assertThat(outcome(Behaviour.truncated(HttpAnswer.of(503, "{\"mess")))).isEqualTo(new Unavailable("http_503"));
        assertThat(outcome(Behaviour.truncated(HttpAnswer.of(500, "{\"mess")))).isEqualTo(new Unknown("http_500"));
    }

    @Test
    default void aBatchOfTenGoesOutAtOnceOverKeptConnections() throws Exception {
        try (WireServer server = new WireServer(Behaviour.answer(accepted("id-1")));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            EmailProvider provider = provider(server.uri(), PATIENT);
            for (int batch = 0; batch < 2; batch++) {
                Callable<AttemptOutcome> send = () -> provider.send(Emails.plain());
                for (Future<AttemptOutcome> sent :
                        threads.invokeAll(Stream.generate(() -> send).limit(10).toList())) {
                    assertThat(sent.get()).isEqualTo(new Accepted("id-1"));
                }
            }
            assertThat(server.requests()).hasSize(20);
        }
    }
}
