package dev.emailservice.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emailservice.delivery.fleet.ProviderPlan;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.ConfigFault;
import dev.emailservice.delivery.provider.AttemptOutcome.LocalFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault;
import dev.emailservice.delivery.provider.AttemptOutcome.MessageFault.Scope;
import dev.emailservice.delivery.provider.AttemptOutcome.Paused;
import dev.emailservice.delivery.provider.AttemptOutcome.QuotaExhausted;
import dev.emailservice.delivery.provider.AttemptOutcome.Throttled;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one attempt's outcome moves in the fleet's state, through the router and the store: that, and nothing else. */
final class OutcomeTest {

    private static final RouterOnRedis WORLD = new RouterOnRedis();
    private static final int RECIPIENTS = 3;

    @BeforeEach
    void forgetTheLastOutcome() {
        WORLD.begin();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    /** What one outcome leaves behind: why the breaker is open or null, failures in the score, usage, rest, attempts counted. */
    record Row(AttemptOutcome outcome, boolean opens, double failures, int used, Duration rest, int attempts) {}

    static Stream<Row> rows() {
        Duration none = Duration.ZERO;
        return Stream.of(
                new Row(new Accepted("id"), false, 0, RECIPIENTS, none, 1),
                new Row(new MessageFault("content", Scope.EVERY_PROVIDER), false, 0, 0, none, 0),
                new Row(new MessageFault("too_large", Scope.THIS_PROVIDER), false, 0, 0, none, 0),
                new Row(new ConfigFault("http_401"), true, 0, 0, Duration.ofMinutes(1), 0),
                new Row(new Paused("under_review"), true, 0, 0, Duration.ofMinutes(5), 0),
                new Row(new Throttled(null), false, 0, 0, Duration.ofSeconds(1), 0),
                new Row(new Throttled(Duration.ofSeconds(30)), false, 0, 0, Duration.ofSeconds(30), 0),
                new Row(new QuotaExhausted("credits"), false, 0, 0, Duration.ofMinutes(5), 0),
                new Row(new Unavailable("http_503"), false, 1, 0, none, 1),
                new Row(new Unknown("read_timeout"), false, 3, RECIPIENTS, none, 1),
                new Row(new LocalFault("bug"), false, 0, 0, none, 0));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void movesItsOwnProviderAsTheTableSaysAndNoOther(Row row) {
        WORLD.attempt("ses", RECIPIENTS, row.outcome());
        ProviderPlan ses = WORLD.plan("ses");

        assertThat(ses.open()).isEqualTo(row.opens());
        assertThat(ses.epoch()).isEqualTo(row.opens() ? 1 : 0);
        assertThat(ses.reason()).isEqualTo(row.opens() ? row.outcome().detail() : "unused");
        assertThat(ses.failureScore()).isCloseTo(1 - Math.pow(0.98, row.failures()), within(1e-9));
        assertThat(ses.usedToday()).isEqualTo(row.used());
        assertThat(ses.unavailableFor()).isEqualTo(row.rest());
        assertThat(ses.latency() != null).isEqualTo(row.attempts() > 0);
        assertThat(WORLD.attempts("ses")).isEqualTo(row.attempts());

        ProviderPlan other = WORLD.plan("sendgrid");
        assertThat(other.open()).isFalse();
        assertThat(other.epoch()).isZero();
        assertThat(other.failureScore()).isZero();
        assertThat(other.usedToday()).isZero();
        assertThat(other.unavailableFor()).isZero();
        assertThat(other.latency()).isNull();
        assertThat(WORLD.attempts("sendgrid")).isZero();
    }

    static Stream<AttemptOutcome> harmless() {
        return Stream.of(
                new MessageFault("content", Scope.EVERY_PROVIDER),
                new MessageFault("too_large", Scope.THIS_PROVIDER),
                new Throttled(null),
                new QuotaExhausted("credits"),
                new LocalFault("bug"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void oneThatSaysNothingOfItsHealthNeverOpensItHoweverOftenItComes(AttemptOutcome outcome) {
        for (int i = 0; i < 30; i++) {
            WORLD.attempt("ses", RECIPIENTS, outcome);
            WORLD.rest(Duration.ofMinutes(5));
        }
        assertThat(WORLD.plan("ses").epoch()).isZero();
        assertThat(WORLD.plan("ses").failureScore()).isZero();
        assertThat(WORLD.plan("ses").usedToday()).isZero();
    }
}
