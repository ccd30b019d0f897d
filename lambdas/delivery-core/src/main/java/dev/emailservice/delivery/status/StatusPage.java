package dev.emailservice.delivery.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param emails what it shows, the newest first; may be fewer than asked for, or none, while there is a next page
 * @param next after which email the next page begins; null where there is none
 */
public record StatusPage(List<EmailStatus> emails, @Nullable ListPosition next) {

    /** Copies the list. */
    public StatusPage {
        emails = List.copyOf(emails);
    }
}
