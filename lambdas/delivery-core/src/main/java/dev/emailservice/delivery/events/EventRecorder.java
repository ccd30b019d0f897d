package dev.emailservice.delivery.events;

import dev.emailservice.delivery.Deadline;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.model.job.EmailId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies events to the ledger and says so in the log, one line an event. */
public final class EventRecorder {

    /** Emails at once: a provider may tell a thousand events in one call, each two round trips to the ledger. */
    static final int EMAILS_AT_ONCE = 16;

    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);

    private final EventStore store;
    private final InstantSource clock;

    /** A recorder over this store. */
    public EventRecorder(EventStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Applies the events: those of one email in the order they are in, several emails at the same time.
     *
     * @return whether all are applied; if not, the ledger is away or the time is up, and they are to be told again, which changes
     *     nothing for those that were
     */
    public boolean record(List<ProviderEvent> events, Deadline deadline) {
        Map<EmailId, List<ProviderEvent>> byEmail = events.stream()
                .collect(Collectors.groupingBy(ProviderEvent::emailId, LinkedHashMap::new, Collectors.toList()));
        if (byEmail.isEmpty()) {
            return true;
        }
        AtomicBoolean stopped = new AtomicBoolean();
        run(byEmail.values(), one -> recordInOrder(one, deadline, stopped));
        return !stopped.get();
    }

    private interface Recording {
        void of(List<ProviderEvent> events);
    }

    private static void run(Collection<List<ProviderEvent>> emails, Recording recording) {
        List<Future<?>> running;
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(emails.size(), EMAILS_AT_ONCE), Thread.ofVirtual().factory())) {
            running = emails.stream()
                    .<Future<?>>map(one -> threads.submit(() -> recording.of(one)))
                    .toList();
        }
        for (Future<?> one : running) {
            if (one.state() == Future.State.FAILED) {
                throw new IllegalStateException("events could not be recorded", one.exceptionNow());
            }
        }
    }

    private void recordInOrder(List<ProviderEvent> events, Deadline deadline, AtomicBoolean stopped) {
        for (ProviderEvent event : events) {
            if (stopped.get()) {
                return;
            }
            if (deadline.workLeft(clock.instant()).isZero()) {
                LOG.atWarn().log("no time is left for more provider events");
                stopped.set(true);
                return;
            }
            try {
                told(event, store.apply(event));
            } catch (LedgerUnavailableException e) {
                LOG.atWarn().setCause(e).log("the ledger takes no provider events now");
                stopped.set(true);
            }
        }
    }

    private static void told(ProviderEvent event, EventResult result) {
        LOG.atInfo()
                .addKeyValue("emailId", event.emailId())
                .addKeyValue("provider", event.provider())
                .addKeyValue("event", event.kind().wireName())
                .addKeyValue("detail", event.detail())
                .addKeyValue("result", result.code())
                .log("provider event");
    }
}
