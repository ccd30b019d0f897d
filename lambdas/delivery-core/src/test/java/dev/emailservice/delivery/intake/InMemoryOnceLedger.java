package dev.emailservice.delivery.intake;

import dev.emailservice.delivery.intake.OnceEntry.Progress;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Entries in a map, for tests; it obeys {@link OnceLedgerContract}. */
public final class InMemoryOnceLedger implements OnceLedger {

    private final Map<EmailId, OnceEntry> entries = new HashMap<>();

    @Override
    public synchronized Opening open(EmailJob job, String payload, String request, Instant until) {
        OnceEntry made = new OnceEntry(job.id(), job.acceptedAt(), payload, request, until, Progress.OPENED);
        OnceEntry present = entries.putIfAbsent(job.id(), made);
        return present == null || present.request().equals(request)
                ? new Opening.Opened()
                : new Opening.Present(present);
    }

    @Override
    public synchronized boolean takeOver(OnceEntry seen, String request, Instant until) {
        OnceEntry present = entries.get(seen.id());
        if (present == null || present.progress() == Progress.QUEUED) {
            return false;
        }
        if (present.request().equals(seen.request())) {
            entries.put(
                    seen.id(),
                    new OnceEntry(seen.id(), present.acceptedAt(), present.payload(), request, until, Progress.OPENED));
            return true;
        }
        return present.request().equals(request);
    }

    @Override
    public synchronized void acknowledged(EmailId id, Instant at) {
        entries.computeIfPresent(id, (_, present) -> with(present, Progress.QUEUED));
    }

    @Override
    public synchronized void refused(EmailId id, String request) {
        entries.computeIfPresent(
                id,
                (_, present) -> present.request().equals(request) && present.progress() == Progress.OPENED
                        ? with(present, Progress.REFUSED)
                        : present);
    }

    private static OnceEntry with(OnceEntry entry, Progress progress) {
        return new OnceEntry(entry.id(), entry.acceptedAt(), entry.payload(), entry.request(), entry.until(), progress);
    }
}
