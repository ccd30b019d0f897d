package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.DeadEntry;
import java.util.function.BiFunction;

/** What a person does with messages of the dead-letter queue. */
interface LetterAction {

    /** What would be done with it. */
    Outcome plan(Found found);

    /**
     * Does it.
     *
     * @param record what is kept with the email, made anew for the entry as each write finds it
     */
    Outcome carryOut(Found found, BiFunction<Letter, DeadEntry, AuditRecord> record);
}
