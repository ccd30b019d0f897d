package dev.emailservice.model.ledger;

import java.time.Duration;

/** The ledger's DynamoDB table: what both the template and the code must agree on. */
public final class LedgerTable {

    /** The partition key, a string: the email id. There is no sort key. */
    public static final String KEY = "id";

    /** The time-to-live attribute, in epoch seconds. */
    public static final String EXPIRES_AT = "expiresAt";

    /** How long an entry is kept: longer than the dead-letter queue keeps its messages, so that a redrive finds it. */
    public static final Duration RETENTION = Duration.ofDays(30);

    private LedgerTable() {}
}
