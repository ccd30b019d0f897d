package dev.emailservice.model.settings;

import java.time.Duration;

/** For how long a process of the authorizer uses the record of an API key that it has read, and so a revoked key may still work. */
public final class KeyCache {

    /** Where nothing else is set: a busy caller costs one read a minute and process. */
    public static final Duration DEFAULT = Duration.ofSeconds(60);

    /** The most seconds that can be set: a key that has leaked must not work for longer. */
    public static final int MAX_SECONDS = 3_600;

    private KeyCache() {}

    /**
     * The time of a setting in seconds; 0: none is kept.
     *
     * @throws IllegalArgumentException where it is no whole number from 0 to {@value #MAX_SECONDS}
     */
    public static Duration parse(String seconds) {
        try {
            int value = Integer.parseInt(seconds);
            if (value >= 0 && value <= MAX_SECONDS) {
                return Duration.ofSeconds(value);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                EnvironmentVariable.API_KEY_CACHE_SECONDS + " must be a whole number from 0 to " + MAX_SECONDS);
    }
}
