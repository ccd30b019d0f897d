package dev.emailservice.delivery.ledger;

import dev.emailservice.model.job.EmailId;
import java.time.Instant;

/**
 * A worker's right to send one email.
 *
 * @param id the email
 * @param worker who holds it; unique a claim
 * @param leaseUntil from then on another worker may claim the email, and this one must not send it
 * @param earlierUnknown whether an earlier claim ended without a record or with an unknown outcome, so that the email may
 *     have been sent before
 */
public record Claim(EmailId id, String worker, Instant leaseUntil, boolean earlierUnknown) {}
