package dev.emailservice.delivery.intake;

import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.settings.OnUnknown;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields that say how an email is to be sent: until when, and what to do where it may have been sent. */
final class SendingFields {

    /** RFC 3339, section 5.6, as far as Java knows the seconds: no leap second. A year has four digits. */
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private SendingFields() {}

    /** What is asked for; an email that expires by {@code now} could never be sent. */
    static SendOptions read(ObjectReader body, FieldErrors errors, Instant now) {
        return new SendOptions(expiresAt(body, errors, now), onUnknown(body, errors));
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

    private static @Nullable OnUnknown onUnknown(ObjectReader body, FieldErrors errors) {
        String text = body.optionalString("on_unknown");
        if (text == null) {
            return null;
        }
        for (OnUnknown each : OnUnknown.values()) {
            if (each.wireName().equals(text)) {
                return each;
            }
        }
        errors.add(
                "on_unknown",
                FieldErrorCode.INVALID_FORMAT,
                "Give one of "
                        + String.join(
                                ", ",
                                Arrays.stream(OnUnknown.values())
                                        .map(OnUnknown::wireName)
                                        .toList())
                        + ".");
        return null;
    }
}
