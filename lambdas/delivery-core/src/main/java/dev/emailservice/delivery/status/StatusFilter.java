package dev.emailservice.delivery.status;

import dev.emailservice.model.email.Tag;
import dev.emailservice.model.ledger.LedgerState;
import org.jspecify.annotations.Nullable;

/**
 * Which emails a list shows.
 *
 * @param state those that stand so; null: wherever they stand
 * @param tag those that have this label; null: whatever labels they have
 */
public record StatusFilter(
        @Nullable LedgerState state, @Nullable Tag tag) {

    /** Every email. */
    public static final StatusFilter ALL = new StatusFilter(null, null);

    /** Whether the email belongs into the list. */
    public boolean matches(EmailStatus email) {
        return (state == null || state == email.state())
                && (tag == null || email.tags().contains(tag));
    }
}
