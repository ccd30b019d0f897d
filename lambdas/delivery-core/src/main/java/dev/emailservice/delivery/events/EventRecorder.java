package dev.emailservice.delivery.events;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies events to the ledger and says so in the log, one line an event. */
public final class EventRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);

    private final EventStore store;

    /** A recorder over this store. */
    public EventRecorder(EventStore store) {
        this.store = store;
    }

    /**
     * Applies the events in the order they are in.
     *
     * @throws dev.emailservice.delivery.ledger.LedgerUnavailableException at the first one the store can't take; told again,
     *     those before it change nothing
     */
    public void record(List<ProviderEvent> events) {
        for (ProviderEvent event : events) {
            EventResult result = store.apply(event);
            LOG.atInfo()
                    .addKeyValue("emailId", event.emailId())
                    .addKeyValue("provider", event.provider())
                    .addKeyValue("event", event.kind().wireName())
                    .addKeyValue("detail", event.detail())
                    .addKeyValue("result", result.code())
                    .log("provider event");
        }
    }
}
