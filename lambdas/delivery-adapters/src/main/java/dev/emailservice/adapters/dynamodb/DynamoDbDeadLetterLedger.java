package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.ledger.UnreadableEntryException;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What people do to entries, in the ledger's table: each a single write that holds only while the state, the marks that the email
 * may have been sent, its confirmation and the audit are as they were read. A write that the client tries again after it was applied is therefore
 * refused, and found to be applied by its own record. Safe for use by many threads.
 */
public final class DynamoDbDeadLetterLedger implements DeadLetterLedger {

    private static final String AUDITED = "SET #audit = :audit";
    // Its message begins a new life in the queues, and the index has it, wherever it was before.
    private static final String OPENED = ", #open = :shard, #openSince = :since";
    private static final String KEPT = ", #" + LedgerTable.EXPIRES_AT + " = :keptUntil";
    private static final String SETTLED = " REMOVE #worker, #leaseUntil, #calling, #confirmUntil";

    private final DynamoDbClient dynamoDb;
    private final String table;

    /**
     * The entries of a ledger.
     *
     * @param dynamoDb see {@link DynamoDbClients}
     * @param table the ledger's
     */
    public DynamoDbDeadLetterLedger(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Optional<DeadEntry> read(EmailId id) {
        try {
            Map<String, AttributeValue> item = dynamoDb.getItem(
                            get -> get.tableName(table).key(LedgerItem.key(id)).consistentRead(true))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(entry(id, item));
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    private static DeadEntry entry(EmailId id, Map<String, AttributeValue> item) {
        try {
            return DeadEntryItem.of(id, item);
        } catch (RuntimeException e) {
            throw new UnreadableEntryException(id, e);
        }
    }

    @Override
    public boolean reopen(DeadEntry seen, AuditRecord record) {
        if (!seen.canBeReopened()) {
            throw new IllegalArgumentException("only a failed or unknown entry is reopened");
        }
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":queued", LedgerItem.state(LedgerState.QUEUED));
        String update = AUDITED + ", #state = :queued" + opened(seen, record, values);
        if (seen.mayBeSent()) {
            update += ", #mayBeSent = :yes, #parked = :yes";
            values.put(":yes", fromBool(true));
        }
        return write(seen, record, update + SETTLED + ", #reason", values);
    }

    @Override
    public boolean note(DeadEntry seen, AuditRecord record) {
        Map<String, AttributeValue> values = new HashMap<>();
        if (record.action() != AuditRecord.Action.REDRIVEN || seen.state().isTerminal()) {
            return write(seen, record, AUDITED, values);
        }
        return write(seen, record, AUDITED + opened(seen, record, values), values);
    }

    /** As long as a new entry: longer than its message can be in the queues, and some days for the sweep that ends it then. */
    private static String opened(DeadEntry seen, AuditRecord record, Map<String, AttributeValue> values) {
        values.put(":shard", fromS(LedgerTable.openShard(seen.id())));
        values.put(":since", LedgerItem.millis(record.at()));
        Instant keptUntil = record.at().plus(LedgerTable.RETENTION);
        if (!seen.keptUntil().isBefore(keptUntil)) {
            return OPENED;
        }
        values.put(":keptUntil", LedgerItem.seconds(keptUntil));
        return OPENED + KEPT;
    }

    @Override
    public boolean discard(DeadEntry seen, AuditRecord record) {
        if (seen.state().isTerminal()) {
            throw new IllegalArgumentException("an entry that has ended is not ended again");
        }
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":failed", LedgerItem.state(LedgerState.FAILED));
        values.put(":reason", fromS(DISCARDED));
        String update = AUDITED + ", #state = :failed, #reason = :reason";
        if (seen.mayBeSent()) {
            update += ", #mayBeSent = :yes";
            values.put(":yes", fromBool(true));
        }
        return write(seen, record, update + SETTLED + LedgerItem.CLOSED, values);
    }

    private boolean write(DeadEntry seen, AuditRecord record, String update, Map<String, AttributeValue> values) {
        values.put(":seen", LedgerItem.state(seen.state()));
        values.put(":audit", AuditItem.with(seen.audit(), record));
        String condition = "#state = :seen";
        if (seen.audit().isEmpty()) {
            condition += " AND attribute_not_exists(#audit)";
        } else {
            condition += " AND #audit = :before";
            values.put(":before", AuditItem.list(seen.audit()));
        }
        if (!seen.mayBeSent()) {
            condition += " AND attribute_not_exists(#mayBeSent) AND attribute_not_exists(#calling)"
                    + " AND attribute_not_exists(#unrecorded) AND attribute_not_exists(#accepted)";
        }
        if (seen.state() == LedgerState.SENDING) {
            condition += " AND #leaseUntil = :leaseUntil";
            values.put(":leaseUntil", LedgerItem.millis(seen.heldUntil()));
        }
        if (seen.state() == LedgerState.UNKNOWN) {
            Instant confirmUntil = seen.confirmUntil();
            if (confirmUntil == null) {
                condition += " AND attribute_not_exists(#confirmUntil)";
            } else {
                condition += " AND #confirmUntil = :confirmUntil";
                values.put(":confirmUntil", LedgerItem.millis(confirmUntil));
            }
        }
        try {
            dynamoDb.updateItem(new ConditionalUpdate(condition, update, values).of(table, seen.id()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && AuditItem.of(e.item()).contains(record);
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }
}
