package dev.emailservice.corpus.rig;

import dev.emailservice.delivery.intake.OnceEntry;
import dev.emailservice.delivery.intake.OnceEntry.Progress;
import dev.emailservice.delivery.intake.OnceLedger;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The entries of requests with an idempotency key. The queue is always there, so that none is ever taken over or refused. */
final class RecordingOnceLedger implements OnceLedger {

    private final Map<EmailId, OnceEntry> entries = new HashMap<>();

    /** How many entries there are. */
    int entries() {
        return entries.size();
    }

    @Override
    public Opening open(EmailJob job, String payload, String request, Instant until) {
        OnceEntry made = new OnceEntry(job.id(), job.acceptedAt(), payload, request, until, Progress.OPENED, 0);
        OnceEntry present = entries.putIfAbsent(job.id(), made);
        return present == null ? new Opening.Opened() : new Opening.Present(present);
    }

    @Override
    public void acknowledged(EmailId id, Instant at) {
        entries.computeIfPresent(
                id,
                (_, entry) -> new OnceEntry(
                        id,
                        entry.acceptedAt(),
                        entry.payload(),
                        entry.request(),
                        entry.until(),
                        Progress.QUEUED,
                        entry.latestUse()));
    }

    @Override
    public Optional<OnceEntry> find(EmailId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public void usedAgain(EmailId first, int use, Instant now) {
        throw new IllegalStateException("a key was used again though its time stands still");
    }

    @Override
    public boolean takeOver(OnceEntry seen, String request, Instant until) {
        throw new IllegalStateException("a request took over an email that is on the queue");
    }

    @Override
    public void refused(EmailId id, String request) {
        throw new IllegalStateException("a request ended an entry though the queue is there");
    }
}
