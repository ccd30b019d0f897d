package dev.emailservice.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.local.doubles.EventBehaviour;
import dev.emailservice.local.doubles.EventBehaviour.Fate;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.doubles.Receipts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventEmitterTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger deaf = new AtomicInteger();
    private final Receipts receipts = new Receipts();

    @Test
    void anEmailIsAcceptedAndThenDelivered() throws Exception {
        assertThat(told(new EventBehaviour(true, Duration.ZERO, 0, false, Fate.DELIVERED), 2))
                .containsExactly("a ACCEPTED", "a DELIVERED");
    }

    @Test
    void eachEventIsRepeatedAndTheOrderReversedWhenTold() throws Exception {
        assertThat(told(new EventBehaviour(true, Duration.ZERO, 1, true, Fate.DELIVERED), 4))
                .containsExactly("a DELIVERED", "a DELIVERED", "a ACCEPTED", "a ACCEPTED");
    }

    @Test
    void aFateIsToldInTheOrderInWhichItHappens() throws Exception {
        assertThat(told(new EventBehaviour(true, Duration.ZERO, 0, false, Fate.COMPLAINED), 3))
                .containsExactly("a ACCEPTED", "a DELIVERED", "a COMPLAINED");
    }

    @Test
    void whatNobodyHeardIsToldAgainAndCountedOnce() throws Exception {
        deaf.set(1);
        assertThat(told(new EventBehaviour(true, Duration.ZERO, 0, false, Fate.DELIVERED), 2))
                .hasSize(2);
        assertThat(receipts.events("ses")).isEqualTo(2);
        assertThat(deaf).hasNegativeValue();
    }

    @Test
    void whatIsForgottenIsNeverTold() throws Exception {
        EventChannel channel = told -> {
            told.forEach(event -> heard.add(event.receipt().emailId() + " " + event.kind()));
            return true;
        };
        EventBehaviour soon = new EventBehaviour(true, Duration.ZERO, 0, false, Fate.DELIVERED);
        try (EventEmitter emitter = EventEmitter.start("ses", channel, receipts)) {
            emitter.accepted(
                    receipt("late"), new EventBehaviour(true, Duration.ofMillis(300), 0, false, Fate.DELIVERED));
            // In the emitter's hands already, perhaps: what is told soon is gathered first.
            emitter.accepted(receipt("soon"), soon);
            emitter.forget();
            emitter.accepted(
                    receipt("next"), new EventBehaviour(true, Duration.ofMillis(400), 0, false, Fate.DELIVERED));
            while (receipts.events("ses") < 2) {
                Thread.onSpinWait();
            }
        }
        assertThat(heard).containsExactly("next ACCEPTED", "next DELIVERED");
    }

    private static Receipt receipt(String id) {
        return new Receipt(id, "ses", "m-" + id, List.of(), "s", Instant.EPOCH, "");
    }

    private List<String> told(EventBehaviour events, int count) throws InterruptedException {
        EventChannel channel = told -> {
            if (deaf.getAndDecrement() > 0) {
                return false;
            }
            told.forEach(event -> heard.add(event.receipt().emailId() + " " + event.kind()));
            return true;
        };
        List<String> all = new ArrayList<>();
        try (EventEmitter emitter = EventEmitter.start("ses", channel, receipts)) {
            emitter.accepted(receipt("a"), events);
            while (all.size() < count) {
                all.add(Objects.requireNonNull(heard.poll(1, TimeUnit.MINUTES)));
            }
            while (receipts.events("ses") < count) {
                Thread.onSpinWait();
            }
        }
        return all;
    }
}
