package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.events.ProviderEvent;
import dev.emailservice.delivery.events.ProviderEvent.Kind;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What events add to an entry: {@code eventCount}, how many were applied; {@code events}, the ids of the last of them; for each
 * kind that came an attribute such as {@code lastDelivered} {at, provider, detail}; {@code told}, the state that events have
 * brought the entry to.
 */
final class EventItem {

    static final String IDS = "events";
    static final String COUNT = "eventCount";
    static final String AT = "at";

    /** Ids kept of one email. Fifty recipients, of each an accept and a delivery; a provider repeats what is recent. */
    static final int MAX_IDS = 100;

    private EventItem() {}

    static List<AttributeValue> ids(Map<String, AttributeValue> item) {
        AttributeValue ids = item.get(IDS);
        return ids == null ? List.of() : ids.l();
    }

    static int count(Map<String, AttributeValue> item) {
        AttributeValue count = item.get(COUNT);
        return count == null ? 0 : Integer.parseInt(count.n());
    }

    /** The attribute with the latest event of this kind. */
    static String last(Kind kind) {
        return "last" + kind.name().charAt(0) + kind.wireName().substring(1);
    }

    /** Whether the event is among those last applied. */
    static boolean holds(Map<String, AttributeValue> item, ProviderEvent event) {
        return ids(item).contains(fromS(event.eventId()));
    }

    /** The write that applies the event to the item as it was read, and to no other. */
    static ConditionalUpdate apply(
            Map<String, AttributeValue> item, ProviderEvent event, LedgerState before, LedgerState after) {
        int count = count(item);
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":before", LedgerItem.state(before));
        values.put(":count", fromN(Integer.toString(count + 1)));
        values.put(":ids", fromL(with(ids(item), fromS(event.eventId()))));
        String condition = "#state = :before AND ";
        if (count == 0) {
            condition += "attribute_not_exists(#eventCount)";
        } else {
            condition += "#eventCount = :seen";
            values.put(":seen", fromN(Integer.toString(count)));
        }
        String update = "SET #eventCount = :count, #events = :ids";
        if (isLatest(item, event)) {
            update += ", #" + last(event.kind()) + " = :last";
            values.put(":last", fromM(lastOf(event)));
        }
        return new ConditionalUpdate(condition, update + move(event, before, after, values), values);
    }

    private static String move(
            ProviderEvent event, LedgerState before, LedgerState after, Map<String, AttributeValue> values) {
        if (after == before) {
            return "";
        }
        values.put(":after", LedgerItem.state(after));
        String moved = ", #state = :after, #told = :after";
        // A worker that is sending will say itself what it got accepted, and under which message id.
        if (before == LedgerState.QUEUED
                || before == LedgerState.UNKNOWN
                || before == LedgerState.FAILED
                || before == LedgerState.EXPIRED
                || before == LedgerState.CANCELLED) {
            moved += ", #accepted = if_not_exists(#accepted, :accepted)";
            values.put(":accepted", LedgerItem.accepted(event.provider(), null));
        }
        return moved + " REMOVE #worker, #leaseUntil, #calling, #confirmUntil, #parked, #reason" + LedgerItem.CLOSED;
    }

    private static boolean isLatest(Map<String, AttributeValue> item, ProviderEvent event) {
        @Nullable AttributeValue last = item.get(last(event.kind()));
        @Nullable AttributeValue at = last == null ? null : last.m().get(AT);
        return at == null || !event.at().isBefore(Instant.parse(at.s()));
    }

    private static Map<String, AttributeValue> lastOf(ProviderEvent event) {
        Map<String, AttributeValue> last = new HashMap<>();
        last.put(AT, fromS(event.at().toString()));
        last.put(LedgerItem.PROVIDER, fromS(event.provider().value()));
        String detail = event.detail();
        if (detail != null) {
            last.put("detail", fromS(detail));
        }
        return last;
    }

    private static List<AttributeValue> with(List<AttributeValue> ids, AttributeValue id) {
        List<AttributeValue> all = new ArrayList<>(ids);
        all.add(id);
        return all.subList(Math.max(0, all.size() - MAX_IDS), all.size());
    }
}
