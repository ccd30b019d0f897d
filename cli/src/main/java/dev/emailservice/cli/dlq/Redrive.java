package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.model.job.DecodedJob.Valid;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends given-up emails back to the outbox queue: the entry first, then the copy, then the deletion. Where this process ends between
 * two of them the message still lies in the dead-letter queue, and the next run goes on: an entry that is queued by then needs only
 * the move, and of two copies of one message the ledger lets one be sent.
 */
final class Redrive implements LetterAction {

    /** Every refused write means that the entry moved on: more often than anything moves it while one looks. */
    private static final int MAX_TRIES = 5;

    private final DeadLetterLedger ledger;
    private final LetterMoves moves;
    private final RedriveRules rules;
    private final Set<EmailId> done = new HashSet<>();

    Redrive(DeadLetterLedger ledger, LetterMoves moves, RedriveRules rules) {
        this.ledger = ledger;
        this.moves = moves;
        this.rules = rules;
    }

    @Override
    public Outcome plan(Found found) {
        if (!(found.letter().job() instanceof Valid(EmailJob job))) {
            return Outcome.leave(
                    found.letter().isNewer()
                            ? "a newer version wrote it: update mailctl and the workers"
                            : "no email can be read from it; discard it");
        }
        if (done.contains(job.id())) {
            return Outcome.leave("another copy of an email of this run");
        }
        if (found.unreadable()) {
            return Found.UNREADABLE;
        }
        DeadEntry entry = found.entry();
        Outcome outcome = entry == null
                ? Outcome.leave("the ledger does not know it: nothing would send it")
                : rules.of(job, entry);
        if (outcome.changes()) {
            done.add(job.id());
        }
        return outcome;
    }

    @Override
    public Outcome carryOut(Found found, BiFunction<Letter, DeadEntry, AuditRecord> record) {
        Outcome outcome = plan(found);
        @Nullable DeadEntry entry = found.entry();
        for (int tries = 1;
                outcome.changes() && entry != null && found.letter().job() instanceof Valid(EmailJob job);
                tries++) {
            AuditRecord said = record.apply(found.letter(), entry);
            if (entry.canBeReopened() ? ledger.reopen(entry, said) : ledger.note(entry, said)) {
                moves.toOutbox(found.letter());
                moves.delete(found.letter());
                return outcome;
            }
            entry = ledger.read(entry.id()).orElse(null);
            outcome = entry == null || tries == MAX_TRIES
                    ? Outcome.leave("its entry would not hold still")
                    : rules.of(job, entry);
        }
        return outcome;
    }
}
