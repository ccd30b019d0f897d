package dev.emailservice.model.ledger;

import dev.emailservice.model.job.EmailId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The ledger's DynamoDB table: what both the template and the code must agree on. */
public final class LedgerTable {

    /** The partition key, a string: the email id, or {@link #KEY_PREFIX} with what follows it. There is no sort key. */
    public static final String KEY = "id";

    /** What the partition key of an API key begins with, before the key's id: no email id does. */
    public static final String KEY_PREFIX = "key#";

    /** The item with the ids of all API keys: no key's id is {@code all}. */
    public static final String KEY_LIST = KEY_PREFIX + "all";

    /** The time-to-live attribute, in epoch seconds. */
    public static final String EXPIRES_AT = "expiresAt";

    /** How long an entry is kept: longer than the dead-letter queue keeps its messages, so that a redrive finds it. */
    public static final Duration RETENTION = Duration.ofDays(30);

    /** The attribute with the entry's state. */
    public static final String STATE = "state";

    /** The attribute that says from when on the email must not be sent, in epoch milliseconds. */
    public static final String STALE_AT = "staleAt";

    /** The attribute that says how long an unknown entry waits for its confirmation, in epoch milliseconds. */
    public static final String CONFIRM_UNTIL = "confirmUntil";

    /** The index of the entries that have not ended. It holds no others, since those lack its keys. */
    public static final String OPEN_INDEX = "open";

    /**
     * The index's partition key, a string: the entry's {@link #openShard}, or its {@link #heldShard} while it is unknown and waits
     * for nobody. Every write that ends an entry removes it.
     */
    public static final String OPEN = "open";

    /** The index's sort key, a number: when the email was accepted or last opened again, in epoch milliseconds. */
    public static final String OPEN_SINCE = "openSince";

    /** The index's shards: one partition alone would take a thousand writes a second. */
    public static final int OPEN_SHARDS = 8;

    private static final String HELD = "held-";

    /** What the index knows of an entry beside its keys. */
    public static final List<String> OPEN_PROJECTION = List.of(STATE, STALE_AT, CONFIRM_UNTIL);

    /** The shard of an email while its entry is open: 0 to {@link #OPEN_SHARDS}, exclusive. */
    public static String openShard(EmailId id) {
        return openShard(Math.floorMod(id.value().hashCode(), OPEN_SHARDS));
    }

    /** The shard with this number, as the index writes it. */
    public static String openShard(int number) {
        return Integer.toString(number);
    }

    /**
     * The shard of an email while its entry is held. Such entries stay for as long as the ledger keeps them: among the open ones,
     * of which a sweep reads only so many, they would stand before those that it is there to end.
     */
    public static String heldShard(EmailId id) {
        return HELD + openShard(id);
    }

    /** All shards of open entries that are not held. */
    public static List<String> openShards() {
        return IntStream.range(0, OPEN_SHARDS).mapToObj(LedgerTable::openShard).toList();
    }

    /** All shards of held entries, as many as of the others. */
    public static List<String> heldShards() {
        return openShards().stream().map(HELD::concat).toList();
    }

    private LedgerTable() {}
}
