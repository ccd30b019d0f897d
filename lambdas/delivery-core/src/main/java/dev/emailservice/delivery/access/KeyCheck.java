package dev.emailservice.delivery.access;

import dev.emailservice.delivery.access.Access.Granted;
import dev.emailservice.delivery.access.Access.Reason;
import dev.emailservice.delivery.access.Access.Refused;
import java.util.Optional;

/**
 * Checks the key a caller shows.
 *
 * @param keys where the records are
 */
public record KeyCheck(KeyLookup keys) {

    /**
     * Who the caller is.
     *
     * @param text what it shows as its key
     * @throws dev.emailservice.delivery.ledger.LedgerUnavailableException where that can't be told: never take it for a yes
     */
    public Access check(String text) {
        Optional<ApiKey> shown = ApiKey.parse(text);
        if (shown.isEmpty()) {
            return new Refused(Reason.MALFORMED);
        }
        Optional<StoredKey> stored = keys.find(shown.get().id());
        if (stored.isEmpty()) {
            return new Refused(Reason.UNKNOWN);
        }
        StoredKey key = stored.get();
        // The secret first: whoever has only the id learns nothing of the key, not even from the log.
        if (!key.hash().matches(shown.get())) {
            return new Refused(Reason.WRONG_SECRET);
        }
        return key.isRevoked()
                ? new Refused(Reason.REVOKED)
                : new Granted(key.id(), key.scopes(), key.domains(), shown.get().owner());
    }
}
