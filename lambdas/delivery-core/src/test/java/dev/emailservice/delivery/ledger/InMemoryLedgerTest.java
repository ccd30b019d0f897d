package dev.emailservice.delivery.ledger;

import dev.emailservice.model.job.EmailId;
import java.util.Optional;

final class InMemoryLedgerTest implements ClaimContract, RecordContract {

    private final InMemoryLedger ledger = new InMemoryLedger();

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Optional<LedgerEntry> read(EmailId id) {
        return ledger.entry(id);
    }
}
