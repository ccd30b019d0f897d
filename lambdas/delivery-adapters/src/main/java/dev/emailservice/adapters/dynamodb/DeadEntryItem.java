package dev.emailservice.adapters.dynamodb;

import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadEntry.Attempt;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an entry for a person. */
final class DeadEntryItem {

    /** Workers that began a call and have not recorded its outcome. */
    static final String UNRECORDED = "unrecorded";

    private DeadEntryItem() {}

    static DeadEntry of(EmailId id, Map<String, AttributeValue> item) {
        LedgerState state = LedgerItem.stateOf(item);
        AttributeValue accepted = item.get(LedgerItem.ACCEPTED);
        return new DeadEntry(
                id,
                state,
                LedgerItem.reason(item),
                mayBeSent(item, state),
                Instant.parse(LedgerItem.text(item, LedgerItem.ACCEPTED_AT)),
                LedgerItem.leaseUntil(item),
                LedgerItem.instant(item, LedgerItem.CONFIRM_UNTIL),
                keptUntil(item),
                accepted == null ? null : LedgerItem.text(accepted.m(), LedgerItem.PROVIDER),
                LedgerItem.list(item, LedgerItem.ATTEMPTS).stream()
                        .map(value -> attempt(value.m()))
                        .toList(),
                AuditItem.of(item));
    }

    private static Instant keptUntil(Map<String, AttributeValue> item) {
        AttributeValue seconds = item.get(LedgerTable.EXPIRES_AT);
        return seconds == null ? Instant.MAX : Instant.ofEpochSecond(Long.parseLong(seconds.n()));
    }

    /** Every mark that a provider may have it: rather one too many than an email twice. */
    private static boolean mayBeSent(Map<String, AttributeValue> item, LedgerState state) {
        return state == LedgerState.UNKNOWN
                || item.containsKey(LedgerItem.MAY_BE_SENT)
                || item.containsKey(LedgerItem.CALLING)
                || item.containsKey(UNRECORDED)
                || item.containsKey(LedgerItem.ACCEPTED);
    }

    private static Attempt attempt(Map<String, AttributeValue> map) {
        @Nullable AttributeValue detail = map.get(LedgerItem.DETAIL);
        @Nullable AttributeValue took = map.get(LedgerItem.TOOK_MILLIS);
        return new Attempt(
                LedgerItem.text(map, LedgerItem.PROVIDER),
                LedgerItem.text(map, LedgerItem.OUTCOME),
                detail == null ? null : detail.s(),
                LedgerItem.text(map, LedgerItem.AT),
                took == null ? 0 : Long.parseLong(took.n()));
    }
}
