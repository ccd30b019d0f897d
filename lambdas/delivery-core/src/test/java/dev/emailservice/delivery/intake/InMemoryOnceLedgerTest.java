package dev.emailservice.delivery.intake;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.util.Random;
import java.util.random.RandomGenerator;

class InMemoryOnceLedgerTest implements OnceLedgerContract {

    private final OnceLedger ledger = new InMemoryOnceLedger();
    private final RandomGenerator random = new Random(1);

    @Override
    public OnceLedger once() {
        return ledger;
    }

    @Override
    public EmailJob newJob() {
        return new EmailJob(EmailId.random(random), NOW, RequestBody.accepted(RequestBody.SMALL));
    }
}
