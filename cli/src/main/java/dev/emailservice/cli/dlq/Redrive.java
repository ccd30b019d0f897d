package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.model.job.EmailId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Sends given-up emails back to the outbox queue: the entry first, then the copy, then the deletion. Where this process ends between
 * two of them the message still lies in the dead-letter queue, and the next run goes on: an entry that is queued by then needs only
 * the move, and of two copies of one message the ledger lets one be sent.
 */
final class Redrive {

    /** Every refused write means that the entry moved on: more often than anything moves it while one looks. */
    private static final int MAX_TRIES = 5;

    private final DeadLetterLedger ledger;
    private final LetterMoves moves;
    private final boolean evenIfSent;
    private final Set<EmailId> done = new HashSet<>();

    Redrive(DeadLetterLedger ledger, LetterMoves moves, boolean evenIfSent) {
        this.ledger = ledger;
        this.moves = moves;
        this.evenIfSent = evenIfSent;
    }

    /** What would be done with it. */
    Outcome plan(Found found) {
        EmailId id = found.letter().emailId();
        if (id == null) {
            return Outcome.leave(
                    found.letter().isNewer()
                            ? "a newer version wrote it: update mailctl and the workers"
                            : "no email can be read from it; discard it");
        }
        if (done.contains(id)) {
            return Outcome.leave("another copy of an email of this run");
        }
        DeadEntry entry = found.entry();
        Outcome outcome = entry == null
                ? Outcome.leave("the ledger does not know it: nothing would send it")
                : of(found.letter(), entry);
        if (outcome.changes()) {
            done.add(id);
        }
        return outcome;
    }

    private Outcome of(Letter letter, DeadEntry entry) {
        return switch (entry.state()) {
            case FAILED, UNKNOWN, QUEUED, SENDING -> {
                if (Ledger.NOT_QUEUED.equals(entry.reason())) {
                    yield Outcome.leave("its sender was told that it was not accepted; discard it");
                }
                if (DeadLetterLedger.DISCARDED.equals(entry.reason())) {
                    yield Outcome.leave("another copy was discarded; discard it");
                }
                if (entry.mayBeSent() && letter.asksToBeHeld()) {
                    yield Outcome.leave("it may have been sent, and its sender asked to hold it then");
                }
                if (entry.mayBeSent() && !evenIfSent) {
                    yield Outcome.leave("it may have been sent; --even-if-it-may-have-been-sent");
                }
                yield new Outcome(true, isEnded(entry) ? "reopened and sent back" : "sent back");
            }
            case SENT, DELIVERED, BOUNCED, COMPLAINED ->
                Outcome.leave("it was sent (" + entry.state().wireName() + "); discard it");
            default -> Outcome.leave("it has ended as " + entry.state().wireName());
        };
    }

    /** Does it. */
    Outcome carryOut(Found found, BiFunction<Letter, DeadEntry, AuditRecord> record) {
        Outcome outcome = plan(found);
        @Nullable DeadEntry entry = found.entry();
        for (int tries = 1; outcome.changes() && entry != null; tries++) {
            AuditRecord said = record.apply(found.letter(), entry);
            if (isEnded(entry) ? ledger.reopen(entry, said) : ledger.note(entry, said)) {
                moves.toOutbox(found.letter());
                moves.delete(found.letter());
                return outcome;
            }
            entry = ledger.read(entry.id()).orElse(null);
            outcome = entry == null || tries == MAX_TRIES
                    ? Outcome.leave("its entry would not hold still")
                    : of(found.letter(), entry);
        }
        return outcome;
    }

    private static boolean isEnded(DeadEntry entry) {
        return switch (entry.state()) {
            case FAILED, UNKNOWN -> true;
            default -> false;
        };
    }
}
