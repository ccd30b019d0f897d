package dev.emailservice.delivery.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.ManualClock;
import dev.emailservice.delivery.events.EventResult.NoChange;
import dev.emailservice.delivery.events.EventResult.UnknownEmail;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRecorderTest {

    private final ManualClock clock = new ManualClock();
    private final Deadline deadline = new Deadline(clock.instant().plusSeconds(20));
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void theEventsOfOneEmailAreAppliedInTheirOrderAlsoWhereTheLedgerDoesNotKnowIt() {
        EventRecorder recorder = recorder(event -> {
            told.add(event.eventId());
            return event.eventId().equals("a") ? new UnknownEmail() : new NoChange(LedgerState.SENT);
        });
        assertThat(recorder.record(List.of(event(1, "a"), event(1, "b"), event(1, "c")), deadline))
                .isTrue();
        assertThat(told).containsExactly("a", "b", "c");
    }

    @Test
    void theEventsOfSeveralEmailsAreAppliedAtTheSameTime() {
        CountDownLatch together = new CountDownLatch(3);
        EventRecorder recorder = recorder(_ -> {
            together.countDown();
            awaitOthers(together);
            return new NoChange(LedgerState.SENT);
        });
        assertThat(recorder.record(List.of(event(1, "a"), event(2, "b"), event(3, "c")), deadline))
                .isTrue();
        assertThat(together.getCount()).isZero();
    }

    @Test
    void aLedgerThatIsAwayIsNotAskedForEveryEventAgain() {
        EventRecorder recorder = recorder(event -> {
            told.add(event.eventId());
            throw new LedgerUnavailableException("away", new IllegalStateException("set by the test"));
        });
        List<ProviderEvent> many =
                IntStream.range(0, 500).mapToObj(i -> event(i, "e-" + i)).toList();
        assertThat(recorder.record(many, deadline)).isFalse();
        assertThat(told).hasSizeLessThanOrEqualTo(EventRecorder.EMAILS_AT_ONCE);
    }

    @Test
    void whenTheTimeIsUpTheRestIsLeft() {
        EventRecorder recorder = recorder(event -> {
            told.add(event.eventId());
            clock.advance(Duration.ofSeconds(10));
            return new NoChange(LedgerState.SENT);
        });
        assertThat(recorder.record(List.of(event(1, "a"), event(1, "b"), event(1, "c")), deadline))
                .isFalse();
        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void aBugIsNotTakenForASuccess() {
        EventRecorder recorder = recorder(_ -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> recorder.record(List.of(event(1, "a")), deadline))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noEventsAreAllApplied() {
        assertThat(recorder(_ -> new UnknownEmail()).record(List.of(), deadline))
                .isTrue();
    }

    private EventRecorder recorder(EventStore store) {
        return new EventRecorder(store, clock);
    }

    private static void awaitOthers(CountDownLatch together) {
        try {
            assertThat(together.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProviderEvent event(int email, String id) {
        EmailId emailId = new EmailId("00000000-0000-4000-8000-%012d".formatted(email));
        return new ProviderEvent(emailId, new ProviderName("ses"), Kind.DELAYED, Instant.EPOCH, id, null);
    }
}
