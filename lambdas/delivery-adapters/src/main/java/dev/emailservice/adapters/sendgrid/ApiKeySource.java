package dev.emailservice.adapters.sendgrid;

import java.time.Duration;
import java.util.Optional;

/**
 * Where an API key comes from. Implementations hold the key in memory, may be called by many threads, never throw, and
 * bound every wait: both methods run within an attempt.
 */
public interface ApiKeySource {

    /** The longest either method takes: what one call of the secret's store may, see {@code SecretsManagerClients}. */
    Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** The key as last read; empty where it has never been read and can't be read now. */
    Optional<String> current();

    /**
     * Has the key read anew, because the provider refused the current one: the next {@link #current} answers with what
     * the store holds now. Keeps the present key where the store can't be reached, and may decline to ask the store again
     * so soon.
     */
    void refresh();
}
