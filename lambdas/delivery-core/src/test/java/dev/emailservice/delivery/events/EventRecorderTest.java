package dev.emailservice.delivery.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.events.EventResult.NoChange;
import dev.emailservice.delivery.events.EventResult.UnknownEmail;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRecorderTest {

    private static final EmailId ID = new EmailId("00000000-0000-4000-8000-000000000001");

    private final List<String> told = new ArrayList<>();

    @Test
    void everyEventIsAppliedInItsOrderAlsoAfterOneOfAnEmailNobodyKnows() {
        new EventRecorder(event -> {
                    told.add(event.eventId());
                    return event.eventId().equals("a") ? new UnknownEmail() : new NoChange(LedgerState.SENT);
                })
                .record(List.of(event("a"), event("b"), event("c")));
        assertThat(told).containsExactly("a", "b", "c");
    }

    @Test
    void aLedgerThatIsAwayIsToldToWhoeverBroughtTheEvents() {
        EventRecorder recorder = new EventRecorder(_ -> {
            throw new LedgerUnavailableException("away", new IllegalStateException("set by the test"));
        });
        assertThatThrownBy(() -> recorder.record(List.of(event("a")))).isInstanceOf(LedgerUnavailableException.class);
    }

    private static ProviderEvent event(String id) {
        return new ProviderEvent(ID, new ProviderName("ses"), Kind.DELAYED, Instant.EPOCH, id, null);
    }
}
