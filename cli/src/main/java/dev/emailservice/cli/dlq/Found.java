package dev.emailservice.cli.dlq;

import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.ledger.UnreadableEntryException;
import dev.emailservice.model.job.EmailId;
import org.jspecify.annotations.Nullable;

/**
 * A message with what the ledger says of its email.
 *
 * @param letter the message
 * @param entry the ledger's entry, or null where there is none that can be read
 * @param unreadable whether there is one that can't
 */
record Found(Letter letter, @Nullable DeadEntry entry, boolean unreadable) {

    /** What nobody may do anything about without knowing what the entry says. */
    static final Outcome UNREADABLE =
            Outcome.leave("its ledger entry can't be read: update mailctl, or look at the table");

    static Found of(Letter letter, DeadLetterLedger ledger) {
        EmailId id = letter.emailId();
        try {
            return new Found(letter, id == null ? null : ledger.read(id).orElse(null), false);
        } catch (UnreadableEntryException e) {
            // One such entry must not keep people from all the others.
            return new Found(letter, null, true);
        }
    }

    /** The email's id, or {@code -} where none can be read. */
    String id() {
        EmailId id = letter.emailId();
        return id == null ? "-" : id.value();
    }

    /** The ledger's state, {@code missing} where it has no entry, {@code unreadable} where that says nothing, {@code -} where there is no email. */
    String state() {
        if (unreadable) {
            return "unreadable";
        }
        if (entry != null) {
            return entry.state().wireName();
        }
        return letter.emailId() == null ? "-" : "missing";
    }

    /** The provider of the last attempt, or {@code -}. */
    String lastProvider() {
        String last = entry == null ? null : entry.lastProvider();
        return last == null ? "-" : last;
    }
}
