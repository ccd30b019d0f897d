package dev.emailservice.delivery.status;

import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.ledger.LedgerState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one email stands. Of its content only the tags are known.
 *
 * @param id the email
 * @param state where it stands
 * @param reason why, where it failed or is kept as unknown; else null
 * @param acceptedAt when the API accepted it
 * @param staleAt from when on it must not be sent, or null
 * @param tags the labels its sender gave it
 * @param accepted who accepted it, or null
 * @param attempts the attempts, the oldest first; empty in a list
 * @param audit what operators did with it, the oldest first; empty in a list
 */
public record EmailStatus(
        EmailId id,
        LedgerState state,
        @Nullable String reason,
        Instant acceptedAt,
        @Nullable Instant staleAt,
        List<Tag> tags,
        @Nullable AcceptedBy accepted,
        List<Attempt> attempts,
        List<AuditRecord> audit) {

    /** Copies the lists. */
    public EmailStatus {
        tags = List.copyOf(tags);
        attempts = List.copyOf(attempts);
        audit = List.copyOf(audit);
    }

    /**
     * The provider that accepted the email.
     *
     * @param messageId the provider's name for it, or null where it gave none
     */
    public record AcceptedBy(String provider, @Nullable String messageId) {}

    /**
     * One attempt.
     *
     * @param provider through whom
     * @param outcome what it ended in, such as {@code accepted}
     * @param detail the machine-readable reason, or null
     * @param messageId the provider's name for the email, where it accepted it
     * @param at when it began, ISO 8601
     * @param tookMillis how long it lasted
     * @param why why this provider got it, and the others did not
     */
    public record Attempt(
            String provider,
            String outcome,
            @Nullable String detail,
            @Nullable String messageId,
            String at,
            long tookMillis,
            String why) {}
}
