package dev.emailservice.delivery.status;

import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.AcceptedIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An email's place in the list of all: the later it was accepted the nearer to the beginning. It stays the same whatever is
 * accepted later, so that a list read page by page neither repeats nor leaves out an email.
 *
 * @param acceptedAt when it was accepted, of which the milliseconds count
 * @param id the email
 */
public record ListPosition(Instant acceptedAt, EmailId id) {

    private static final Pattern ORDER = Pattern.compile("(\\d{13})-([0-9a-f-]{36})");

    /** What {@link AcceptedIndex#ORDER} holds of it. */
    public String order() {
        return AcceptedIndex.order(acceptedAt, id);
    }

    /** The position that an index's {@link #order} stands for; empty where it stands for none. */
    public static Optional<ListPosition> ofOrder(String order) {
        Matcher parts = ORDER.matcher(order);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ListPosition(
                    Instant.ofEpochMilli(Long.parseLong(parts.group(1))), new EmailId(parts.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The position as clients carry it from page to page: of characters that need no escape in a URL. */
    public String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(order().getBytes(StandardCharsets.US_ASCII));
    }

    /** The position in a cursor; empty where this is none that {@link #cursor} has made. */
    public static Optional<ListPosition> ofCursor(String cursor) {
        try {
            byte[] order = Base64.getUrlDecoder().decode(cursor);
            return ofOrder(new String(order, StandardCharsets.US_ASCII))
                    .filter(position -> position.cursor().equals(cursor));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
