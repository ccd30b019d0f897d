package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.AuditRecord.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What people did with an entry: the attribute {@code audit}, a list of {at, who, action, why, from, reason}. */
final class AuditItem {

    static final String AUDIT = "audit";

    /** Records kept of one email: more than anybody redrives it, far less than the 400 KB an item may hold. */
    static final int MAX_RECORDS = 50;

    private AuditItem() {}

    static List<AuditRecord> of(Map<String, AttributeValue> item) {
        return LedgerItem.list(item, AUDIT).stream()
                .map(value -> record(value.m()))
                .toList();
    }

    /** The records with one more, the oldest of too many left out. */
    static AttributeValue with(List<AuditRecord> records, AuditRecord added) {
        List<AuditRecord> all = new ArrayList<>(records);
        all.add(added);
        return list(all.subList(Math.max(0, all.size() - MAX_RECORDS), all.size()));
    }

    static AttributeValue list(List<AuditRecord> records) {
        return fromL(records.stream().map(AuditItem::map).toList());
    }

    private static AttributeValue map(AuditRecord record) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("at", fromS(record.at().toString()));
        map.put("who", fromS(record.who()));
        map.put("action", fromS(record.action().name().toLowerCase(Locale.ROOT)));
        map.put("why", fromS(record.why()));
        map.put("from", fromS(record.from()));
        LedgerItem.putIfPresent(map, LedgerItem.REASON, record.reason());
        return fromM(map);
    }

    private static AuditRecord record(Map<String, AttributeValue> map) {
        return new AuditRecord(
                Instant.parse(LedgerItem.text(map, "at")),
                LedgerItem.text(map, "who"),
                Action.valueOf(LedgerItem.text(map, "action").toUpperCase(Locale.ROOT)),
                LedgerItem.text(map, "why"),
                LedgerItem.text(map, "from"),
                LedgerItem.reason(map));
    }
}
