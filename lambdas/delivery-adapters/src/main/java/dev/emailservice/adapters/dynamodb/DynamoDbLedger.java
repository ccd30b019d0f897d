package dev.emailservice.adapters.dynamodb;

import static dev.emailservice.adapters.dynamodb.LedgerItem.MAX_ATTEMPTS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.ClaimResult.Missing;
import dev.emailservice.delivery.ledger.Ledger;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The ledger in one DynamoDB table, one conditional write a call.
 *
 * <p>The client may try a write again whose first try was applied but not answered. Such a repeat changes nothing: a claim
 * succeeds for the worker that has it, a call begins once, what an accept came to is recorded only while its worker is among
 * the {@code unrecorded}, and anything else only while its worker holds the claim; {@code settledBy} then tells a repeat from a
 * claim that was lost. Safe for use by many threads.
 */
public final class DynamoDbLedger implements Ledger {

    private static final String CLAIMABLE = "attribute_exists(#id) AND (#state = :queued"
            + " OR (#state = :sending AND (#leaseUntil <= :now OR #worker = :worker))"
            + " OR (#state = :unknown AND #confirmUntil <= :now))";
    private static final String CLAIM = "SET #state = :sending, #worker = :worker, #leaseUntil = :leaseUntil,"
            // Whoever opened it before there was an index has left it invisible to the sweep.
            + " #claimedAt = :claimedAt, #open = if_not_exists(#open, :open),"
            + " #openSince = if_not_exists(#openSince, :now) REMOVE #confirmUntil";
    private static final String HELD = "#state = :sending AND #worker = :worker";
    private static final String STILL_HELD =
            HELD + " AND #leaseUntil > :now" + " AND (attribute_not_exists(#calling) OR #calling <> :calling)";
    private static final String HAS_CALLED = "contains(#unrecorded, :worker)";
    private static final String ROOM = " AND (attribute_not_exists(#attempts) OR size(#attempts) <= :room)";
    private static final String APPEND = "SET #attempts = list_append(if_not_exists(#attempts, :none), :attempts), ";
    private static final String REPLACE = "SET #attempts = :attempts, ";
    private static final String MAY_BE_SENT = "#mayBeSent = :mayBeSent, ";
    private static final String NEXT = "#state = :next, #settledBy = :worker";
    private static final String SETTLED = " REMOVE #worker, #leaseUntil, #calling%s DELETE #unrecorded :workers";
    private static final String LEFT_OPEN = SETTLED.formatted("");
    private static final String ENDED = SETTLED.formatted(LedgerItem.CLOSED);

    private final DynamoDbClient dynamoDb;
    private final String table;

    /**
     * A ledger.
     *
     * @param dynamoDb see {@link DynamoDbClients}
     * @param table its name; the key is {@link LedgerTable#KEY}
     */
    public DynamoDbLedger(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public void open(EmailJob job) {
        try {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(LedgerItem.queued(job))
                    .conditionExpression("attribute_not_exists(" + LedgerTable.KEY + ")"));
        } catch (ConditionalCheckFailedException e) {
            // It is there already, perhaps by a first try of this very call.
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }

    @Override
    public ClaimResult claim(EmailId id, String worker, Instant now, Instant leaseUntil) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":queued", LedgerItem.state(LedgerState.QUEUED));
        values.put(":sending", LedgerItem.state(LedgerState.SENDING));
        values.put(":unknown", LedgerItem.state(LedgerState.UNKNOWN));
        values.put(":now", LedgerItem.millis(now));
        values.put(":claimedAt", fromS(now.toString()));
        values.put(":leaseUntil", LedgerItem.millis(leaseUntil));
        values.put(":worker", fromS(worker));
        values.put(":open", fromS(LedgerTable.openShard(id)));
        return switch (write(id, new ConditionalUpdate(CLAIMABLE, CLAIM, values))) {
            case Applied(var item) -> new Claimed(LedgerItem.claim(item, id, worker));
            case Refused(var old) when old.isEmpty() -> new Missing();
            case Refused(var old) -> LedgerItem.unclaimable(old);
        };
    }

    @Override
    public boolean begin(Claim claim, Call call, List<AttemptRecord> before) {
        AttributeValue calling = LedgerItem.calling(claim, call);
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":sending", LedgerItem.state(LedgerState.SENDING));
        values.put(":now", LedgerItem.millis(call.began()));
        values.put(":calling", calling);
        values.put(":workers", fromSs(List.of(claim.worker())));
        Written written = record(claim, STILL_HELD, "#calling = :calling ADD #unrecorded :workers", values, before);
        return switch (written) {
            case Applied _ -> true;
            // A first try of this very call was applied.
            case Refused(var old) ->
                calling.equals(old.get(LedgerItem.CALLING))
                        && LedgerItem.leaseUntil(old).isAfter(call.began());
        };
    }

    @Override
    public void sent(Claim claim, ProviderName provider, @Nullable String messageId, List<AttemptRecord> attempts) {
        record(
                claim,
                HAS_CALLED,
                // Where the provider's own event came first, its state stands.
                "#state = if_not_exists(#told, :next), #accepted = if_not_exists(#accepted, :accepted)"
                        + SETTLED.formatted(", #reason, #parked, #confirmUntil" + LedgerItem.CLOSED),
                Map.of(
                        ":next",
                        LedgerItem.state(LedgerState.SENT),
                        ":accepted",
                        LedgerItem.accepted(provider, messageId)),
                attempts);
    }

    @Override
    public boolean release(Claim claim, List<AttemptRecord> attempts) {
        // What was waited for was the word about an earlier call: that about this one has not been.
        String settled = endsUnknown(attempts) ? SETTLED.formatted(", #parked") : LEFT_OPEN;
        return recordIfHeld(claim, LedgerState.QUEUED, settled, Map.of(), attempts);
    }

    @Override
    public boolean failed(Claim claim, String reason, List<AttemptRecord> attempts) {
        return recordIfHeld(
                claim, LedgerState.FAILED, ", #reason = :reason" + ENDED, Map.of(":reason", fromS(reason)), attempts);
    }

    @Override
    public boolean hold(Claim claim, List<AttemptRecord> attempts) {
        return recordIfHeld(
                claim,
                LedgerState.UNKNOWN,
                ", " + LedgerItem.ASIDE + LEFT_OPEN,
                Map.of(":held", LedgerItem.aside(claim.id())),
                attempts);
    }

    @Override
    public boolean expired(Claim claim, List<AttemptRecord> attempts) {
        return recordIfHeld(claim, LedgerState.EXPIRED, ENDED, Map.of(), attempts);
    }

    @Override
    public boolean holdExpired(Claim claim, List<AttemptRecord> attempts) {
        return recordIfHeld(
                claim,
                LedgerState.UNKNOWN,
                ", #reason = :reason, " + LedgerItem.ASIDE + LEFT_OPEN,
                Map.of(":reason", fromS(EXPIRED_WHILE_UNKNOWN), ":held", LedgerItem.aside(claim.id())),
                attempts);
    }

    @Override
    public boolean park(Claim claim, Instant until, List<AttemptRecord> attempts) {
        return recordIfHeld(
                claim,
                LedgerState.UNKNOWN,
                ", #confirmUntil = :until, #parked = :parked" + LEFT_OPEN,
                Map.of(":until", LedgerItem.millis(until), ":parked", AttributeValue.fromBool(true)),
                attempts);
    }

    @Override
    public void notQueued(EmailId id) {
        write(
                id,
                new ConditionalUpdate(
                        "#state = :queued AND attribute_not_exists(#claimedAt)",
                        "SET #state = :failed, #reason = :reason REMOVE #open, #openSince",
                        Map.of(
                                ":queued", LedgerItem.state(LedgerState.QUEUED),
                                ":failed", LedgerItem.state(LedgerState.FAILED),
                                ":reason", fromS(NOT_QUEUED))));
    }

    /** @param changes beside the state, beginning with a comma or with what follows {@code SET} */
    private boolean recordIfHeld(
            Claim claim,
            LedgerState next,
            String changes,
            Map<String, AttributeValue> more,
            List<AttemptRecord> attempts) {
        Map<String, AttributeValue> values = new HashMap<>(more);
        values.put(":sending", LedgerItem.state(LedgerState.SENDING));
        values.put(":next", LedgerItem.state(next));
        return switch (record(claim, HELD, NEXT + changes, values, attempts)) {
            case Applied _ -> true;
            // A first try of this very write was applied.
            case Refused(var old) -> LedgerItem.isSettled(old, claim, next);
        };
    }

    /** Appends the attempts; only where the list is full, a second write keeps the newest ones. */
    private Written record(
            Claim claim,
            String condition,
            String changes,
            Map<String, AttributeValue> more,
            List<AttemptRecord> records) {
        List<AttributeValue> attempts = LedgerItem.attempts(records);
        Map<String, AttributeValue> values = new HashMap<>(more);
        String update = changes;
        if (endsUnknown(records)) {
            // For good: whatever follows may be a second send.
            update = MAY_BE_SENT + changes;
            values.put(":mayBeSent", AttributeValue.fromBool(true));
        }
        values.put(":worker", fromS(claim.worker()));
        if (update.contains(":workers")) { // a value that no expression names is refused
            values.put(":workers", fromSs(List.of(claim.worker())));
        }
        if (attempts.isEmpty()) {
            return write(claim.id(), new ConditionalUpdate(condition, "SET " + update, values));
        }
        values.put(":attempts", fromL(attempts));
        Map<String, AttributeValue> bounded = new HashMap<>(values);
        bounded.put(":none", fromL(List.of()));
        bounded.put(":room", fromN(Integer.toString(MAX_ATTEMPTS - attempts.size())));
        Written written = write(claim.id(), new ConditionalUpdate(condition + ROOM, APPEND + update, bounded));
        if (written instanceof Refused(var old)) {
            List<AttributeValue> kept =
                    old.getOrDefault(LedgerItem.ATTEMPTS, fromL(List.of())).l();
            if (kept.size() + attempts.size() > MAX_ATTEMPTS) {
                List<AttributeValue> all =
                        Stream.concat(kept.stream(), attempts.stream()).toList();
                values.put(":attempts", fromL(LedgerItem.newest(all)));
                return write(claim.id(), new ConditionalUpdate(condition, REPLACE + update, values));
            }
        }
        return written;
    }

    private static boolean endsUnknown(List<AttemptRecord> attempts) {
        return attempts.stream().anyMatch(attempt -> attempt.outcome() instanceof Unknown);
    }

    private sealed interface Written {}

    private record Applied(Map<String, AttributeValue> updated) implements Written {}

    /** The condition does not hold; the old item is empty where there is none. */
    private record Refused(Map<String, AttributeValue> old) implements Written {}

    private Written write(EmailId id, ConditionalUpdate update) {
        try {
            return new Applied(dynamoDb.updateItem(update.of(table, id)).attributes());
        } catch (ConditionalCheckFailedException e) {
            return new Refused(e.hasItem() ? e.item() : Map.of());
        } catch (SdkException e) {
            throw NoAnswer.of(e);
        }
    }
}
