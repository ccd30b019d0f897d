package dev.emailservice.delivery.provider;

/**
 * The name a provider goes by in settings, the fleet's store, the ledger, logs and metrics.
 *
 * @param value such as {@code ses}
 */
public record ProviderName(String value) {
    @Override
    public String toString() {
        return value;
    }
}
