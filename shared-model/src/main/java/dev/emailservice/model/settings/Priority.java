package dev.emailservice.model.settings;

import java.util.Locale;

/** Which emails wait for which: each priority has a queue of its own. */
public enum Priority {
    /** What can wait for those before it. */
    STANDARD,
    /** Codes and alarms: it never waits behind standard ones. */
    EXPRESS;

    /** The name in the API and in messages: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The priority written as {@code standard} or {@code express}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Priority parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
