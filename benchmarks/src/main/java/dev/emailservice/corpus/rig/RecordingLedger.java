package dev.emailservice.corpus.rig;

import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers which emails were opened. What only a worker does, it refuses: the API has no business with it. */
final class RecordingLedger implements Ledger {

    private final Set<EmailId> opened = new LinkedHashSet<>();

    /** How many entries there are. */
    int entries() {
        return opened.size();
    }

    @Override
    public void open(EmailJob job) {
        opened.add(job.id());
    }

    @Override
    public void notQueued(EmailId id) {
        throw notTheApis();
    }

    @Override
    public ClaimResult claim(EmailId id, String worker, Instant now, Instant leaseUntil) {
        throw notTheApis();
    }

    @Override
    public boolean begin(Claim claim, Call call, List<AttemptRecord> before) {
        throw notTheApis();
    }

    @Override
    public void sent(Claim claim, ProviderName provider, @Nullable String messageId, List<AttemptRecord> attempts) {
        throw notTheApis();
    }

    @Override
    public boolean release(Claim claim, List<AttemptRecord> attempts) {
        throw notTheApis();
    }

    @Override
    public boolean failed(Claim claim, String reason, List<AttemptRecord> attempts) {
        throw notTheApis();
    }

    @Override
    public boolean hold(Claim claim, List<AttemptRecord> attempts) {
        throw notTheApis();
    }

    @Override
    public boolean expired(Claim claim, List<AttemptRecord> attempts) {
        throw notTheApis();
    }

    @Override
    public boolean holdExpired(Claim claim, List<AttemptRecord> attempts) {
        throw notTheApis();
    }

    @Override
    public boolean park(Claim claim, Instant until, List<AttemptRecord> attempts) {
        throw notTheApis();
    }

    private static IllegalStateException notTheApis() {
        return new IllegalStateException("a request did to the ledger what only a worker does");
    }
}
