package dev.emailservice.delivery.ledger;

import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.Claim.Earlier;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A {@link Ledger} for tests, held to the same contracts as the real one. Safe for use by many threads. */
public final class InMemoryLedger implements Ledger {

    private static final class Entry {
        LedgerState state = LedgerState.QUEUED;
        String holder = "";
        Instant leaseUntil = Instant.MIN;
        boolean everClaimed;
        /** Workers that have called a provider and not recorded the outcome. */
        final Set<String> unrecorded = new HashSet<>();

        /** Where events have brought it; a worker's record that comes later takes nothing of that back. */
        @Nullable
        LedgerState told;

        /** Whose claim brought it into its state, other than by an accept. */
        @Nullable
        String settledBy;

        @Nullable
        Call calling;

        @Nullable
        Instant confirmUntil;

        boolean parked;

        boolean mayBeSent;

        @Nullable
        String provider;

        @Nullable
        String messageId;

        @Nullable
        String reason;

        final List<AttemptRecord> attempts = new ArrayList<>();
    }

    private final Map<EmailId, Entry> entries = new HashMap<>();
    private boolean unavailable;

    /** From now on every call throws {@link LedgerUnavailableException}, or none does. */
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** What is recorded of this email. */
    public synchronized Optional<LedgerEntry> entry(EmailId id) {
        return Optional.ofNullable(entries.get(id))
                .map(e -> new LedgerEntry(
                        e.state,
                        e.provider,
                        e.messageId,
                        e.reason,
                        e.attempts.stream().map(InMemoryLedger::text).toList()));
    }

    @Override
    public synchronized void open(EmailJob job) {
        reach();
        entries.putIfAbsent(job.id(), new Entry());
    }

    @Override
    public synchronized ClaimResult claim(EmailId id, String worker, Instant now, Instant leaseUntil) {
        reach();
        Entry entry = entries.get(id);
        if (entry == null) {
            return new ClaimResult.Missing();
        }
        if (entry.state.isTerminal()) {
            return new ClaimResult.Ended(entry.state, entry.reason);
        }
        if (entry.state == LedgerState.UNKNOWN && entry.confirmUntil == null) {
            return new ClaimResult.Ended(entry.state, entry.reason);
        }
        if (entry.state == LedgerState.UNKNOWN
                && Objects.requireNonNull(entry.confirmUntil).isAfter(now)) {
            return new ClaimResult.AwaitingConfirmation(entry.confirmUntil);
        }
        boolean held = entry.state == LedgerState.SENDING && entry.leaseUntil.isAfter(now);
        if (held && !entry.holder.equals(worker)) {
            return new ClaimResult.HeldElsewhere(entry.leaseUntil);
        }
        entry.state = LedgerState.SENDING;
        entry.holder = worker;
        entry.leaseUntil = leaseUntil;
        entry.everClaimed = true;
        entry.confirmUntil = null;
        return new ClaimResult.Claimed(new Claim(id, worker, leaseUntil, earlier(entry), entry.calling));
    }

    private static Earlier earlier(Entry entry) {
        if (entry.calling != null) {
            return Earlier.MAY_BE_SENT;
        }
        if (!entry.mayBeSent) {
            return Earlier.NOT_SENT;
        }
        return entry.parked ? Earlier.CONFIRMATION_OVERDUE : Earlier.MAY_BE_SENT;
    }

    @Override
    public synchronized boolean begin(Claim claim, Call call, List<AttemptRecord> before) {
        reach();
        Entry entry = entries.get(claim.id());
        if (entry == null || !isHeld(entry, claim) || !entry.leaseUntil.isAfter(call.began())) {
            return false;
        }
        entry.calling = call;
        entry.unrecorded.add(claim.worker());
        keep(entry, before);
        return true;
    }

    @Override
    public synchronized void sent(
            Claim claim, ProviderName provider, @Nullable String messageId, List<AttemptRecord> attempts) {
        reach();
        Entry entry = entries.get(claim.id());
        if (entry == null || !entry.unrecorded.contains(claim.worker())) {
            return;
        }
        if (entry.provider == null) {
            entry.provider = provider.value();
            entry.messageId = messageId;
        }
        record(entry, claim, entry.told == null ? LedgerState.SENT : entry.told, null, attempts);
    }

    /** Has an event move the entry on; the state before, or empty where there is no such entry. */
    public synchronized Optional<LedgerState> tell(EmailId id, UnaryOperator<LedgerState> step) {
        reach();
        Entry entry = entries.get(id);
        if (entry == null) {
            return Optional.empty();
        }
        LedgerState before = entry.state;
        if (step.apply(before) != before) {
            entry.state = step.apply(before);
            entry.told = entry.state;
            entry.reason = null;
        }
        return Optional.of(before);
    }

    /** Has the entry be in this state, whatever led there. */
    public synchronized void put(EmailId id, LedgerState state) {
        entries.computeIfAbsent(id, _ -> new Entry()).state = state;
    }

    @Override
    public synchronized boolean release(Claim claim, List<AttemptRecord> attempts) {
        if (isHeld(claim) && attempts.stream().anyMatch(a -> a.outcome() instanceof Unknown)) {
            Objects.requireNonNull(entries.get(claim.id())).parked = false;
        }
        return recordIfHeld(claim, LedgerState.QUEUED, null, attempts);
    }

    @Override
    public synchronized boolean failed(Claim claim, String reason, List<AttemptRecord> attempts) {
        return recordIfHeld(claim, LedgerState.FAILED, reason, attempts);
    }

    @Override
    public synchronized boolean hold(Claim claim, List<AttemptRecord> attempts) {
        return recordIfHeld(claim, LedgerState.UNKNOWN, null, attempts);
    }

    @Override
    public synchronized boolean expired(Claim claim, List<AttemptRecord> attempts) {
        return recordIfHeld(claim, LedgerState.EXPIRED, null, attempts);
    }

    @Override
    public synchronized boolean holdExpired(Claim claim, List<AttemptRecord> attempts) {
        return recordIfHeld(claim, LedgerState.UNKNOWN, EXPIRED_WHILE_UNKNOWN, attempts);
    }

    @Override
    public synchronized boolean park(Claim claim, Instant until, List<AttemptRecord> attempts) {
        boolean wasHeld = isHeld(claim);
        boolean recorded = recordIfHeld(claim, LedgerState.UNKNOWN, null, attempts);
        if (wasHeld) {
            Entry entry = Objects.requireNonNull(entries.get(claim.id()));
            entry.confirmUntil = until;
            entry.parked = true;
        }
        return recorded;
    }

    @Override
    public synchronized void notQueued(EmailId id) {
        reach();
        Entry entry = entries.get(id);
        if (entry != null && entry.state == LedgerState.QUEUED && !entry.everClaimed) {
            entry.state = LedgerState.FAILED;
            entry.reason = NOT_QUEUED;
        }
    }

    /** How many emails are in that state. */
    public synchronized long entries(LedgerState state) {
        return entries.values().stream().filter(each -> each.state == state).count();
    }

    private boolean recordIfHeld(Claim claim, LedgerState next, @Nullable String reason, List<AttemptRecord> attempts) {
        reach();
        Entry entry = entries.get(claim.id());
        if (entry == null) {
            return false;
        }
        if (isHeld(entry, claim)) {
            record(entry, claim, next, reason, attempts);
            entry.settledBy = claim.worker();
        }
        return entry.state == next && claim.worker().equals(entry.settledBy);
    }

    private boolean isHeld(Claim claim) {
        Entry entry = entries.get(claim.id());
        return entry != null && isHeld(entry, claim);
    }

    private static boolean isHeld(Entry entry, Claim claim) {
        return entry.state == LedgerState.SENDING && Objects.equals(entry.holder, claim.worker());
    }

    private static void record(
            Entry entry, Claim claim, LedgerState next, @Nullable String reason, List<AttemptRecord> attempts) {
        entry.state = next;
        entry.reason = reason;
        entry.calling = null;
        entry.unrecorded.remove(claim.worker());
        keep(entry, attempts);
    }

    private static void keep(Entry entry, List<AttemptRecord> attempts) {
        entry.attempts.addAll(attempts);
        entry.mayBeSent |= attempts.stream().anyMatch(a -> a.outcome() instanceof Unknown);
    }

    private static LedgerEntry.Attempt text(AttemptRecord a) {
        return new LedgerEntry.Attempt(
                a.provider().value(),
                a.outcome().code(),
                a.outcome().detail(),
                a.outcome() instanceof Accepted(String messageId) ? messageId : null,
                a.at().toString(),
                a.took().toMillis(),
                a.why());
    }

    private void reach() {
        if (unavailable) {
            throw new LedgerUnavailableException("the ledger is down", new IllegalStateException("set by the test"));
        }
    }
}
