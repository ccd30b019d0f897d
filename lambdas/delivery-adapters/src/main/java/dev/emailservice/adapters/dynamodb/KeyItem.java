package dev.emailservice.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import dev.emailservice.delivery.access.KeyHash;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.access.StoredKey;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An API key in the ledger's table. It has no state, no place in the index and no time to live, so that whatever looks for emails
 * passes it over, and it stays.
 */
final class KeyItem {

    static final String NAME = "name";
    static final String HASH = "hash";
    static final String SCOPES = "scopes";
    static final String DOMAINS = "domains";
    static final String CREATED_AT = "createdAt";
    static final String REVOKED_AT = "revokedAt";

    private KeyItem() {}

    static Map<String, AttributeValue> key(String keyId) {
        return Map.of(LedgerTable.KEY, fromS(LedgerTable.KEY_PREFIX + keyId));
    }

    static Map<String, AttributeValue> of(StoredKey stored) {
        Map<String, AttributeValue> item = new HashMap<>(key(stored.id()));
        item.put(NAME, fromS(stored.name()));
        item.put(HASH, fromS(stored.hash().hex()));
        item.put(CREATED_AT, fromS(stored.createdAt().toString()));
        // DynamoDB has no empty set.
        if (!stored.scopes().isEmpty()) {
            item.put(
                    SCOPES,
                    fromSs(stored.scopes().stream()
                            .map(Scope::wireName)
                            .sorted()
                            .toList()));
        }
        if (!stored.domains().names().isEmpty()) {
            item.put(DOMAINS, fromSs(stored.domains().names().stream().sorted().toList()));
        }
        return item;
    }

    /** @throws IllegalStateException where it is no key, naming it: an unreadable key opens nothing */
    static StoredKey stored(String keyId, Map<String, AttributeValue> item) {
        try {
            AttributeValue revokedAt = item.get(REVOKED_AT);
            return new StoredKey(
                    keyId,
                    text(item, NAME),
                    new KeyHash(text(item, HASH)),
                    // A scope of a later version allows nothing that this one knows of.
                    set(item, SCOPES).stream()
                            .map(Scope::parse)
                            .flatMap(Optional::stream)
                            .collect(Collectors.toUnmodifiableSet()),
                    new SenderDomains(Set.copyOf(set(item, DOMAINS))),
                    Instant.parse(text(item, CREATED_AT)),
                    revokedAt == null ? null : Instant.parse(revokedAt.s()));
        } catch (RuntimeException e) {
            throw new IllegalStateException("the record of the API key " + keyId + " can't be read", e);
        }
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(item.get(name), name).s(), name);
    }

    /** Of another type than a set of texts is no set: a limit that can't be read must not become none. */
    private static List<String> set(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.hasSs()) {
            throw new IllegalStateException(name);
        }
        return value.ss();
    }
}
