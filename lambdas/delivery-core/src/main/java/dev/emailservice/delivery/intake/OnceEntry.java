package dev.emailservice.delivery.intake;

import dev.emailservice.model.job.EmailId;
import java.time.Instant;

/**
 * An entry that an earlier request with the same key has made.
 *
 * @param id the email's
 * @param acceptedAt when that request came
 * @param payload what tells its content from another's; empty for an entry of a request without a key
 * @param request the request that is at it, or was last
 * @param until when that one is over
 * @param progress how far it has come
 * @param latestUse of the first entry of a key: which use of the key is the latest one, 0 for the first
 */
public record OnceEntry(
        EmailId id,
        Instant acceptedAt,
        String payload,
        String request,
        Instant until,
        Progress progress,
        int latestUse) {

    /** How far a request has come. */
    public enum Progress {
        /** Nothing says that the queue has the email. */
        OPENED,
        /** The queue did not take it, and the caller was told so. */
        REFUSED,
        /** The queue has it, or had it. */
        QUEUED
    }
}
