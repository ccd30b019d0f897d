package dev.emailservice.local.events;

import dev.emailservice.local.doubles.Afterwards;
import dev.emailservice.local.doubles.EventBehaviour;
import dev.emailservice.local.doubles.Receipt;
import dev.emailservice.local.doubles.Receipts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Tells the events of one double when they are due, several at once where several are. What is not heard is told again. */
public final class EventEmitter implements Afterwards, AutoCloseable {

    private static final int MOST_AT_ONCE = 100;

    /** What is told within this time is told at once, as the vendors do: a call for every event would cost more than the email. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Those that are due at the same moment keep their order. */
    private record Due(long nanos, long number, ToldEvent event) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Due due = (Due) other;
            return nanos == due.nanos ? Long.compare(number, due.number) : Long.compare(nanos - due.nanos, 0);
        }
    }

    private final String provider;
    private final EventChannel channel;
    private final Receipts receipts;
    private final DelayQueue<Due> waiting = new DelayQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Thread teller;
    private final ReentrantLock telling = new ReentrantLock();

    /** The number of the last event that is not to be told any more. Guarded by {@link #telling}. */
    private long forgotten;

    private EventEmitter(String provider, EventChannel channel, Receipts receipts) {
        this.provider = provider;
        this.channel = channel;
        this.receipts = receipts;
        this.teller = Thread.ofVirtual().name(provider + "-events").unstarted(this::tellAll);
    }

    /** Starts it; it counts in the receipts what was heard. */
    static EventEmitter start(String provider, EventChannel channel, Receipts receipts) {
        var emitter = new EventEmitter(provider, channel, receipts);
        emitter.teller.start();
        return emitter;
    }

    @Override
    public void accepted(Receipt receipt, EventBehaviour events) {
        List<ToldEvent> told = new ArrayList<>();
        for (ToldEvent.Kind kind : ToldEvent.Kind.of(events.fate())) {
            ToldEvent event = new ToldEvent(receipt, kind, receipt.time());
            for (int i = 0; i <= events.repeat(); i++) {
                told.add(event);
            }
        }
        add(events.reversed() ? told.reversed() : told, events.delay());
    }

    private void add(List<ToldEvent> events, Duration delay) {
        long nanos = System.nanoTime() + delay.toNanos();
        events.forEach(event -> waiting.add(new Due(nanos, numbers.incrementAndGet(), event)));
    }

    private void tellAll() {
        try {
            while (true) {
                List<Due> due = new ArrayList<>();
                due.add(waiting.take());
                Thread.sleep(GATHER);
                waiting.drainTo(due, MOST_AT_ONCE - 1);
                tell(due);
            }
        } catch (InterruptedException e) {
            // Closed: nobody listens any more.
        } finally {
            channel.close();
        }
    }

    private void tell(List<Due> due) throws InterruptedException {
        telling.lockInterruptibly();
        try {
            List<ToldEvent> events = due.stream()
                    .filter(each -> each.number() > forgotten)
                    .map(Due::event)
                    .toList();
            if (events.isEmpty()) {
                return;
            }
            if (channel.tell(events)) {
                receipts.countEvents(provider, events.size());
            } else {
                add(events, RETRY);
            }
        } finally {
            telling.unlock();
        }
    }

    @Override
    public void forget() {
        telling.lock();
        try {
            forgotten = numbers.get();
            waiting.clear();
        } finally {
            telling.unlock();
        }
    }

    /** Stops it; what is not told yet is never told. */
    @Override
    public void close() {
        teller.interrupt();
    }
}
