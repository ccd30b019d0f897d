package dev.emailservice.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.emailservice.model.json.Json;
import dev.emailservice.model.settings.OutboxQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerStateTest {

    @Test
    void theNamesInTheStoreAreFixed() {
        assertThat(LedgerState.values())
                .extracting(LedgerState::wireName)
                .containsExactly(
                        "queued",
                        "sending",
                        "sent",
                        "unknown",
                        "failed",
                        "expired",
                        "cancelled",
                        "delivered",
                        "bounced",
                        "complained");
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsReadBackFromItsNameInStoreAndJson(LedgerState state) throws Exception {
        assertThat(LedgerState.fromWireName(state.wireName())).isEqualTo(state);
        assertThat(Json.ASCII.readValue(Json.ASCII.writeValueAsString(state), LedgerState.class))
                .isEqualTo(state);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LedgerState.fromWireName("vanished"));
    }

    @Test
    void onlyTheseMayStillBeSent() {
        assertThat(LedgerState.values())
                .filteredOn(state -> !state.isTerminal())
                .containsExactly(LedgerState.QUEUED, LedgerState.SENDING, LedgerState.UNKNOWN);
    }

    @Test
    void theLedgerRemembersLongerThanAMessageCanLive() {
        assertThat(LedgerTable.RETENTION).isGreaterThan(OutboxQueue.LONGEST_LIFE);
    }
}
