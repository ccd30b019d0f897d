package dev.emailservice.delivery.events;

import static dev.emailservice.model.ledger.LedgerState.BOUNCED;
import static dev.emailservice.model.ledger.LedgerState.CANCELLED;
import static dev.emailservice.model.ledger.LedgerState.COMPLAINED;
import static dev.emailservice.model.ledger.LedgerState.DELIVERED;
import static dev.emailservice.model.ledger.LedgerState.EXPIRED;
import static dev.emailservice.model.ledger.LedgerState.FAILED;
import static dev.emailservice.model.ledger.LedgerState.QUEUED;
import static dev.emailservice.model.ledger.LedgerState.SENDING;
import static dev.emailservice.model.ledger.LedgerState.SENT;
import static dev.emailservice.model.ledger.LedgerState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.model.ledger.LedgerState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateAfterTest {

    /** For each state what follows accepted, delayed, delivered, bounced, complained and rejected. */
    static Stream<Arguments> table() {
        return Stream.of(
                arguments(QUEUED, List.of(SENT, SENT, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(SENDING, List.of(SENT, SENT, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(UNKNOWN, List.of(SENT, SENT, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(FAILED, List.of(SENT, SENT, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(EXPIRED, List.of(SENT, SENT, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(CANCELLED, List.of(SENT, SENT, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(SENT, List.of(SENT, SENT, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(DELIVERED, List.of(DELIVERED, DELIVERED, DELIVERED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(BOUNCED, List.of(BOUNCED, BOUNCED, BOUNCED, BOUNCED, COMPLAINED, BOUNCED)),
                arguments(COMPLAINED, List.of(COMPLAINED, COMPLAINED, COMPLAINED, COMPLAINED, COMPLAINED, COMPLAINED)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void anEventMovesAnEmailOnOrLeavesItWhereItIs(LedgerState before, List<LedgerState> after) {
        assertThat(Stream.of(Kind.values()).map(kind -> StateAfter.of(before, kind)))
                .containsExactlyElementsOf(after);
    }

    @Test
    void theTableHasEveryState() {
        assertThat(table().map(row -> row.get()[0])).containsExactlyInAnyOrder((Object[]) LedgerState.values());
    }

    @Test
    void twoEventsComeToTheSameInEitherOrder() {
        for (LedgerState start : LedgerState.values()) {
            for (Kind one : Kind.values()) {
                for (Kind other : Kind.values()) {
                    assertThat(StateAfter.of(StateAfter.of(start, one), other))
                            .as("%s, then %s and %s", start, one, other)
                            .isEqualTo(StateAfter.of(StateAfter.of(start, other), one));
                }
            }
        }
    }
}
