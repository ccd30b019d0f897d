package dev.emailservice.delivery.intake;

import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.Priority;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that say how an email is to be sent: until when, how soon, through whom, and what to do where it may have been sent. */
final class SendingFields {

    /** RFC 3339, section 5.6, as far as Java knows the seconds: no leap second. A year has four digits. */
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private SendingFields() {}

    /**
     * What is asked for; an email that expires by {@code now} could never be sent.
     *
     * @param providers the names of those that may be asked for
     */
    static SendOptions read(ObjectReader body, FieldErrors errors, Instant now, Set<String> providers) {
        OnUnknown onUnknown = oneOf(body, errors, "on_unknown", OnUnknown.values(), OnUnknown::wireName);
        Priority priority = oneOf(body, errors, "priority", Priority.values(), Priority::wireName);
        return new SendOptions(
                expiresAt(body, errors, now),
                onUnknown,
                priority == null ? Priority.STANDARD : priority,
                oneOf(body, errors, "provider", providers.stream().sorted().toArray(String[]::new), name -> name));
    }

    private static @Nullable Instant expiresAt(ObjectReader body, FieldErrors errors, Instant now) {
        String text = body.optionalString("expires_at");
        if (text == null) {
            return null;
        }
        Instant instant = instant(text);
        if (instant == null) {
            errors.add(
                    "expires_at",
                    FieldErrorCode.INVALID_FORMAT,
                    "Give an instant of RFC 3339, such as 2030-01-31T12:00:00Z.");
        } else if (!instant.isAfter(now)) {
            errors.add("expires_at", FieldErrorCode.NOT_IN_FUTURE, "Give an instant that is still to come.");
        }
        return instant;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return INSTANT.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The choice that is written in this field, or null where it is absent or none of them. */
    private static <T> @Nullable T oneOf(
            ObjectReader body, FieldErrors errors, String field, T[] choices, Function<T, String> name) {
        String text = body.optionalString(field);
        if (text == null) {
            return null;
        }
        for (T each : choices) {
            if (name.apply(each).equals(text)) {
                return each;
            }
        }
        errors.add(
                field,
                FieldErrorCode.INVALID_FORMAT,
                "Give one of " + Arrays.stream(choices).map(name).collect(Collectors.joining(", ")) + ".");
        return null;
    }
}
