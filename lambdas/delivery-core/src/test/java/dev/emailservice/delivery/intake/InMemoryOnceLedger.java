package dev.emailservice.delivery.intake;

import dev.emailservice.delivery.intake.OnceEntry.Progress;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Entries in a map, for tests; it obeys {@link OnceLedgerContract}. */
public final class InMemoryOnceLedger implements OnceLedger {

    private final Map<EmailId, OnceEntry> entries = new HashMap<>();

    @Override
    public synchronized Opening open(EmailJob job, String payload, String request, Instant until) {
        OnceEntry made = new OnceEntry(job.id(), job.acceptedAt(), payload, request, until, Progress.OPENED, 0);
        OnceEntry present = entries.putIfAbsent(job.id(), made);
        return present == null || present.request().equals(request)
                ? new Opening.Opened()
                : new Opening.Present(present);
    }

    @Override
    public synchronized Optional<OnceEntry> find(EmailId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized void usedAgain(EmailId first, int use, Instant now) {
        entries.computeIfPresent(
                first,
                (id, present) -> new OnceEntry(
                        id,
                        present.acceptedAt(),
                        present.payload(),
                        present.request(),
                        present.until(),
                        present.progress(),
                        Math.max(use, present.latestUse())));
    }

    /** As the store does with an entry whose time is over. */
    synchronized void forget(EmailId id) {
        entries.remove(id);
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
                    new OnceEntry(
                            seen.id(),
                            present.acceptedAt(),
                            present.payload(),
                            request,
                            until,
                            Progress.OPENED,
                            present.latestUse()));
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
        return new OnceEntry(
                entry.id(),
                entry.acceptedAt(),
                entry.payload(),
                entry.request(),
                entry.until(),
                progress,
                entry.latestUse());
    }
}
