package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.delivery.status.EmailStatus.AcceptedBy;
import dev.emailservice.delivery.status.EmailStatus.Attempt;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads an entry for its sender. Its tags are the attribute {@code tags}, a list of {name, value}. */
final class StatusItem {

    static final String TAGS = "tags";

    /** What a list shows of an entry: all that {@link #of} reads but its history. */
    static final List<String> LISTED = List.of(
            LedgerTable.KEY,
            LedgerItem.STATE,
            LedgerItem.REASON,
            LedgerItem.ACCEPTED_AT,
            LedgerItem.STALE_AT,
            LedgerItem.ACCEPTED,
            TAGS);

    private StatusItem() {}

    /** @throws RuntimeException where it is no entry, or none that this version understands */
    static EmailStatus of(Map<String, AttributeValue> item) {
        return new EmailStatus(
                new EmailId(LedgerItem.text(item, LedgerTable.KEY)),
                LedgerItem.stateOf(item),
                LedgerItem.reason(item),
                Instant.parse(LedgerItem.text(item, LedgerItem.ACCEPTED_AT)),
                LedgerItem.instant(item, LedgerItem.STALE_AT),
                LedgerItem.list(item, TAGS).stream().map(tag -> tag(tag.m())).toList(),
                accepted(item),
                LedgerItem.list(item, LedgerItem.ATTEMPTS).stream()
                        .map(attempt -> attempt(attempt.m()))
                        .toList(),
                AuditItem.of(item));
    }

    static AttributeValue tags(List<Tag> tags) {
        return fromL(tags.stream()
                .map(tag -> fromM(Map.of("name", fromS(tag.name()), "value", fromS(tag.value()))))
                .toList());
    }

    private static Tag tag(Map<String, AttributeValue> map) {
        return new Tag(LedgerItem.text(map, "name"), LedgerItem.text(map, "value"));
    }

    private static @Nullable AcceptedBy accepted(Map<String, AttributeValue> item) {
        AttributeValue accepted = item.get(LedgerItem.ACCEPTED);
        return accepted == null
                ? null
                : new AcceptedBy(
                        LedgerItem.text(accepted.m(), LedgerItem.PROVIDER),
                        textOrNull(accepted.m(), LedgerItem.MESSAGE_ID));
    }

    private static Attempt attempt(Map<String, AttributeValue> map) {
        AttributeValue took = map.get(LedgerItem.TOOK_MILLIS);
        return new Attempt(
                LedgerItem.text(map, LedgerItem.PROVIDER),
                LedgerItem.text(map, LedgerItem.OUTCOME),
                textOrNull(map, LedgerItem.DETAIL),
                textOrNull(map, LedgerItem.MESSAGE_ID),
                LedgerItem.text(map, LedgerItem.AT),
                took == null ? 0 : Long.parseLong(took.n()),
                LedgerItem.text(map, LedgerItem.WHY));
    }

    private static @Nullable String textOrNull(Map<String, AttributeValue> map, String name) {
        AttributeValue value = map.get(name);
        return value == null ? null : value.s();
    }
}
