package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.Claim.Earlier;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.ClaimResult.AwaitingConfirmation;
import dev.emailservice.delivery.ledger.ClaimResult.Ended;
import dev.emailservice.delivery.ledger.ClaimResult.HeldElsewhere;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.sweep.OpenEntry;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.AcceptedIndex;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One entry as DynamoDB stores it. No address, subject or body is in it.
 *
 * <p>Attributes: {@code id}; {@code state}; {@code acceptedAt} and {@code claimedAt} (ISO 8601); {@code expiresAt} (epoch
 * seconds, when the store forgets the entry); {@code staleAt} (epoch milliseconds), where the email must not be sent from then on;
 * {@code acceptedDay} and {@code acceptedOrder}, the keys of the index of all entries; {@code tags}, a list of {name, value};
 * {@code open} and {@code openSince}, the keys of the index of open entries, until it ends;
 * {@code worker} and {@code leaseUntil} (epoch milliseconds) while a worker holds the claim; {@code settledBy}, the last worker that
 * gave it back, parked or ended it other than by an accept; {@code unrecorded},
 * the workers that have called a provider and not recorded the outcome; {@code calling} {provider, began, worker}, the call under
 * way; {@code mayBeSent} where an attempt ended as unknown; {@code confirmUntil} (epoch milliseconds) while its confirmation is waited for, and
 * {@code parked} from then on; {@code accepted} {provider, messageId} once sent; {@code reason} once failed, or unknown and
 * stale; {@code attempts}, a list of {provider, outcome, detail, messageId, at, tookMillis, why}; what people did:
 * {@link AuditItem}.
 */
final class LedgerItem {

    static final String STATE = LedgerTable.STATE;
    static final String ACCEPTED_AT = "acceptedAt";
    static final String STALE_AT = LedgerTable.STALE_AT;
    static final String CLAIMED_AT = "claimedAt";
    static final String WORKER = "worker";
    static final String LEASE_UNTIL = "leaseUntil";
    static final String SETTLED_BY = "settledBy";
    static final String MAY_BE_SENT = "mayBeSent";
    static final String CALLING = "calling";
    static final String CONFIRM_UNTIL = LedgerTable.CONFIRM_UNTIL;
    static final String PARKED = "parked";
    static final String ACCEPTED = "accepted";
    static final String REASON = "reason";
    static final String ATTEMPTS = "attempts";
    static final String PROVIDER = "provider";
    static final String BEGAN = "began";
    static final String MESSAGE_ID = "messageId";
    static final String OUTCOME = "outcome";
    static final String DETAIL = "detail";
    static final String AT = "at";
    static final String TOOK_MILLIS = "tookMillis";
    static final String WHY = "why";

    /** What an ending entry loses, so that the index of open entries loses it. */
    static final String CLOSED = ", #" + LedgerTable.OPEN + ", #" + LedgerTable.OPEN_SINCE;

    /** Moves an entry that is held from now on, in the index of open entries. */
    static final String ASIDE = "#" + LedgerTable.OPEN + " = :held";

    /** Attempts kept of one email: far more than the queue's receives give, far less than the 400 KB an item may hold. */
    static final int MAX_ATTEMPTS = 50;

    private LedgerItem() {}

    static Map<String, AttributeValue> key(EmailId id) {
        return Map.of(LedgerTable.KEY, fromS(id.value()));
    }

    static Map<String, AttributeValue> queued(EmailJob job) {
        Instant expiresAt = job.acceptedAt().plus(LedgerTable.RETENTION);
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(LedgerTable.KEY, fromS(job.id().value()));
        item.put(STATE, state(LedgerState.QUEUED));
        item.put(ACCEPTED_AT, fromS(job.acceptedAt().toString()));
        item.put(LedgerTable.EXPIRES_AT, seconds(expiresAt));
        item.put(LedgerTable.OPEN, fromS(LedgerTable.openShard(job.id())));
        item.put(LedgerTable.OPEN_SINCE, millis(job.acceptedAt()));
        item.put(AcceptedIndex.DAY, fromS(AcceptedIndex.shard(job.acceptedAt(), job.id())));
        item.put(AcceptedIndex.ORDER, fromS(AcceptedIndex.order(job.acceptedAt(), job.id())));
        if (!job.email().tags().isEmpty()) {
            item.put(StatusItem.TAGS, StatusItem.tags(job.email().tags()));
        }
        Instant staleAt = job.options().expiresAt();
        if (staleAt != null) {
            item.put(STALE_AT, millis(staleAt));
        }
        return item;
    }

    /** The value of {@link #ASIDE}. */
    static AttributeValue aside(EmailId id) {
        return fromS(LedgerTable.heldShard(id));
    }

    static AttributeValue state(LedgerState state) {
        return fromS(state.wireName());
    }

    static LedgerState stateOf(Map<String, AttributeValue> item) {
        AttributeValue state = item.get(STATE);
        if (state == null) {
            throw new IllegalStateException("a ledger entry without a state");
        }
        return LedgerState.fromWireName(state.s());
    }

    /** Whether this claim has brought the entry into this state, and nobody has claimed it since. */
    static boolean isSettled(Map<String, AttributeValue> item, Claim claim, LedgerState state) {
        return state(state).equals(item.get(STATE)) && fromS(claim.worker()).equals(item.get(SETTLED_BY));
    }

    static @Nullable String reason(Map<String, AttributeValue> item) {
        AttributeValue reason = item.get(REASON);
        return reason == null ? null : reason.s();
    }

    static AttributeValue millis(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }

    static AttributeValue seconds(Instant instant) {
        return fromN(Long.toString(instant.getEpochSecond()));
    }

    static Instant leaseUntil(Map<String, AttributeValue> item) {
        AttributeValue until = item.get(LEASE_UNTIL);
        return until == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(until.n()));
    }

    /** An entry as the index of open entries has it; empty where the item is none. */
    static Optional<OpenEntry> readable(Map<String, AttributeValue> item) {
        try {
            return Optional.of(openEntry(item));
        } catch (RuntimeException e) {
            // Whatever is wrong with it, a sweep of the others must not end by it.
            return Optional.empty();
        }
    }

    /** An entry as the index of open entries has it. */
    private static OpenEntry openEntry(Map<String, AttributeValue> item) {
        return new OpenEntry(
                new EmailId(text(item, LedgerTable.KEY)),
                stateOf(item),
                Objects.requireNonNull(instant(item, LedgerTable.OPEN_SINCE), "the index's sort key"),
                instant(item, STALE_AT),
                item.containsKey(CONFIRM_UNTIL));
    }

    static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
        AttributeValue millis = item.get(name);
        return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis.n()));
    }

    /** The claim on an item that was just claimed. */
    static Claim claim(Map<String, AttributeValue> item, EmailId id, String worker) {
        Call interrupted = interrupted(item);
        return new Claim(id, worker, leaseUntil(item), earlier(item, interrupted), interrupted);
    }

    private static Earlier earlier(Map<String, AttributeValue> item, @Nullable Call interrupted) {
        if (interrupted != null) {
            return Earlier.MAY_BE_SENT;
        }
        if (!item.containsKey(MAY_BE_SENT)) {
            return Earlier.NOT_SENT;
        }
        return item.containsKey(PARKED) ? Earlier.CONFIRMATION_OVERDUE : Earlier.MAY_BE_SENT;
    }

    private static @Nullable Call interrupted(Map<String, AttributeValue> item) {
        AttributeValue calling = item.get(CALLING);
        if (calling == null) {
            return null;
        }
        return new Call(new ProviderName(text(calling.m(), PROVIDER)), Instant.parse(text(calling.m(), BEGAN)));
    }

    /** Why an item that exists could not be claimed. */
    static ClaimResult unclaimable(Map<String, AttributeValue> item) {
        LedgerState state = stateOf(item);
        AttributeValue confirmUntil = item.get(CONFIRM_UNTIL);
        if (state == LedgerState.UNKNOWN && confirmUntil != null) {
            return new AwaitingConfirmation(Instant.ofEpochMilli(Long.parseLong(confirmUntil.n())));
        }
        return state.isTerminal() || state == LedgerState.UNKNOWN
                ? new Ended(state, reason(item))
                : new HeldElsewhere(leaseUntil(item));
    }

    static List<AttributeValue> list(Map<String, AttributeValue> item, String name) {
        AttributeValue list = item.get(name);
        return list == null ? List.of() : list.l();
    }

    static AttributeValue calling(Claim claim, Call call) {
        return fromM(Map.of(
                PROVIDER, fromS(call.provider().value()),
                BEGAN, fromS(call.began().toString()),
                WORKER, fromS(claim.worker())));
    }

    static String text(Map<String, AttributeValue> map, String name) {
        AttributeValue value = map.get(name);
        return value == null ? "" : value.s();
    }

    static AttributeValue accepted(ProviderName provider, @Nullable String messageId) {
        Map<String, AttributeValue> accepted = new HashMap<>();
        accepted.put(PROVIDER, fromS(provider.value()));
        putIfPresent(accepted, MESSAGE_ID, messageId);
        return fromM(accepted);
    }

    /** The last {@link #MAX_ATTEMPTS} of them. */
    static List<AttributeValue> attempts(List<AttemptRecord> attempts) {
        return newest(attempts.stream().map(LedgerItem::attempt).toList());
    }

    /** The last {@link #MAX_ATTEMPTS} of them. */
    static List<AttributeValue> newest(List<AttributeValue> attempts) {
        return attempts.subList(Math.max(0, attempts.size() - MAX_ATTEMPTS), attempts.size());
    }

    private static AttributeValue attempt(AttemptRecord record) {
        Map<String, AttributeValue> attempt = new HashMap<>();
        attempt.put(PROVIDER, fromS(record.provider().value()));
        attempt.put(OUTCOME, fromS(record.outcome().code()));
        putIfPresent(attempt, DETAIL, record.outcome().detail());
        putIfPresent(attempt, MESSAGE_ID, record.outcome() instanceof Accepted(String messageId) ? messageId : null);
        attempt.put(AT, fromS(record.at().toString()));
        attempt.put(TOOK_MILLIS, fromN(Long.toString(record.took().toMillis())));
        attempt.put(WHY, fromS(record.why()));
        return fromM(attempt);
    }

    static void putIfPresent(Map<String, AttributeValue> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, fromS(value));
        }
    }
}
