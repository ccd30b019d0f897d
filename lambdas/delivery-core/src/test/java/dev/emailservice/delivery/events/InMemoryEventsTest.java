package dev.emailservice.delivery.events;

import dev.emailservice.delivery.ledger.InMemoryLedger;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.util.Optional;

final class InMemoryEventsTest extends EventStoreContract {

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryEvents events = new InMemoryEvents(ledger);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected EventStore events() {
        return events;
    }

    @Override
    protected Optional<LedgerEntry> read(EmailId id) {
        return ledger.entry(id);
    }

    @Override
    protected KeptEvents kept(EmailId id) {
        return events.kept(id);
    }

    @Override
    protected void put(EmailId id, LedgerState state) {
        ledger.put(id, state);
    }
}
