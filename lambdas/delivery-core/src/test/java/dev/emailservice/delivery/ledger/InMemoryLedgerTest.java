package dev.emailservice.delivery.ledger;

import dev.emailservice.model.job.EmailId;
import java.util.Optional;

final class InMemoryLedgerTest extends LedgerContract {

    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected Optional<LedgerEntry> read(EmailId id) {
        return ledger.entry(id);
    }
}
