package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.function.BiFunction;

/** Gives emails up for good: the entry first, then the deletion. Where this process ends between the two, the next run goes on. */
final class Discard implements LetterAction {

    private final DeadLetterLedger ledger;
    private final LetterMoves moves;
    private final Instant now;

    Discard(DeadLetterLedger ledger, LetterMoves moves, Instant now) {
        this.ledger = ledger;
        this.moves = moves;
        this.now = now;
    }

    @Override
    public Outcome plan(Found found) {
        if (found.letter().isNewer()) {
            return Outcome.leave("a newer version wrote it, and there may be an email in it: update mailctl");
        }
        if (found.unreadable()) {
            return Found.UNREADABLE;
        }
        DeadEntry entry = found.entry();
        if (entry == null) {
            return new Outcome(true, "deleted");
        }
        if (entry.state().isTerminal()) {
            return new Outcome(true, "deleted; its entry stays " + entry.state().wireName());
        }
        if (entry.state() == LedgerState.SENDING && entry.heldUntil().isAfter(now)) {
            return Outcome.leave("a worker has it until " + entry.heldUntil());
        }
        return new Outcome(
                true,
                "deleted, and its entry ended as failed"
                        + (entry.mayBeSent() ? ", which goes on saying that it may have been sent" : ""));
    }

    @Override
    public Outcome carryOut(Found found, BiFunction<Letter, DeadEntry, AuditRecord> record) {
        Outcome outcome = plan(found);
        DeadEntry entry = found.entry();
        if (!outcome.changes()) {
            return outcome;
        }
        if (entry != null) {
            AuditRecord said = record.apply(found.letter(), entry);
            if (!(entry.state().isTerminal() ? ledger.note(entry, said) : ledger.discard(entry, said))) {
                return Outcome.leave("its entry has just moved on; look again");
            }
        }
        moves.delete(found.letter());
        return outcome;
    }
}
