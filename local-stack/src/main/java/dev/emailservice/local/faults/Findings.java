package dev.emailservice.local.faults;

import java.time.Duration;

/**
 * What a run came to, once everything was at rest.
 *
 * @param accepted emails the API answered 202
 * @param refused requests it answered otherwise; nothing was promised for those
 * @param delivered accepted emails that at least one provider took
 * @param lost accepted emails that are neither delivered, nor in the dead-letter queue, nor in an end that the fault allows
 * @param duplicates copies beyond the first, of any email
 * @param unknown accepted emails that end as unknown: held back after an attempt that may have been sent
 * @param failed accepted emails that end as failed
 * @param deadLetters messages in the dead-letter queue
 * @param strangers receipts of emails the API never accepted
 * @param unsettled delivered emails of which the ledger does not say so: they would be sent again, or are taken for failed
 * @param longest the longest that a delivered email waited from its 202 until a provider took it: what the fault cost its reader
 * @param atRest whether nothing was under way any more; where something was, there may yet be more copies
 */
public record Findings(
        int accepted,
        int refused,
        int delivered,
        int lost,
        int duplicates,
        int unknown,
        int failed,
        int deadLetters,
        int strangers,
        int unsettled,
        Duration longest,
        boolean atRest) {

    /** The same, of a run in which something was still under way at its end. */
    Findings notAtRest() {
        return new Findings(
                accepted,
                refused,
                delivered,
                lost,
                duplicates,
                unknown,
                failed,
                deadLetters,
                strangers,
                unsettled,
                longest,
                false);
    }
}
