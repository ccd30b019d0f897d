package dev.emailservice.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.LedgerEntry;
import dev.emailservice.local.LedgerEntry.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerFactsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Test
    void everyUnknownAttemptCounts() {
        List<LedgerEntry> entries = List.of(
                entry(attempt("ses", "unknown", 0), attempt("ses", "unknown", 5)),
                entry(attempt("ses", "accepted", 0)));

        assertThat(LedgerFacts.unknownOutcomes(entries)).isEqualTo(2);
    }

    @Test
    void anotherProviderInTimeIsGoingOn() {
        assertThat(goesOn(attempt("ses", "unknown", 0), attempt("sendgrid", "accepted", 3)))
                .isTrue();
    }

    @Test
    void theSameProviderOrAnotherTooLateOrNobodyIsNot() {
        assertThat(goesOn(attempt("ses", "unknown", 0), attempt("ses", "accepted", 1)))
                .isFalse();
        assertThat(goesOn(attempt("ses", "unknown", 0), attempt("sendgrid", "accepted", 4)))
                .isFalse();
        assertThat(goesOn(attempt("ses", "unknown", 0))).isFalse();
    }

    @Test
    void anEmailWhoseFirstAttemptIsKnownNeedsNoOther() {
        assertThat(goesOn(attempt("ses", "accepted", 0))).isTrue();
        assertThat(goesOn()).isTrue();
    }

    private static boolean goesOn(Attempt... attempts) {
        return LedgerFacts.goesOnElsewhereWithin(entry(attempts), LIMIT);
    }

    private static LedgerEntry entry(Attempt... attempts) {
        return new LedgerEntry("id", "sent", false, List.of(attempts));
    }

    /** One that takes a second. */
    private static Attempt attempt(String provider, String outcome, int second) {
        return new Attempt(provider, outcome, NOON.plusSeconds(second), Duration.ofSeconds(1));
    }
}
