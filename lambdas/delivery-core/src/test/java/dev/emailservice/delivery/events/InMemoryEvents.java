package dev.emailservice.delivery.events;

import dev.emailservice.delivery.events.EventResult.Applied;
import dev.emailservice.delivery.events.EventResult.NoChange;
import dev.emailservice.delivery.events.EventResult.Repeated;
import dev.emailservice.delivery.events.EventResult.UnknownEmail;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An {@link EventStore} for tests over an {@link InMemoryLedger}, held to the same contract as the real one. */
public final class InMemoryEvents implements EventStore {

    private final InMemoryLedger ledger;
    private final Map<EmailId, Set<String>> ids = new HashMap<>();
    private final Map<EmailId, Map<Kind, Instant>> last = new HashMap<>();

    /** The events of this ledger's emails. */
    public InMemoryEvents(InMemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized EventResult apply(ProviderEvent event) {
        boolean repeated = ids.getOrDefault(event.emailId(), Set.of()).contains(event.eventId());
        Optional<LedgerState> before =
                ledger.tell(event.emailId(), state -> repeated ? state : StateAfter.of(state, event.kind()));
        if (before.isEmpty()) {
            return new UnknownEmail();
        }
        if (repeated) {
            return new Repeated();
        }
        ids.computeIfAbsent(event.emailId(), _ -> new HashSet<>()).add(event.eventId());
        last.computeIfAbsent(event.emailId(), _ -> new EnumMap<>(Kind.class))
                .merge(event.kind(), event.at(), (a, b) -> a.isAfter(b) ? a : b);
        LedgerState after = StateAfter.of(before.get(), event.kind());
        return after == before.get() ? new NoChange(after) : new Applied(before.get(), after);
    }

    /** What is kept with this email. */
    public synchronized KeptEvents kept(EmailId id) {
        return new KeptEvents(ids.getOrDefault(id, Set.of()).size(), Map.copyOf(last.getOrDefault(id, Map.of())));
    }
}
