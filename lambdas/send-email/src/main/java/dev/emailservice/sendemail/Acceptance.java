package dev.emailservice.sendemail;

import dev.emailservice.delivery.intake.EmailRequestParser;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.delivery.intake.SenderDomains;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What emails this environment takes, and the way in for them.
 *
 * @param intake gives the way in, or throws where it can't be built; to be asked only once an email is valid
 * @param senders whose emails are taken
 * @param providers the names of those that an email may ask for
 * @param clock tells what has expired already, and how long a request takes
 */
record Acceptance(
        Supplier<IdempotentIntake> intake, SenderDomains senders, Set<String> providers, InstantSource clock) {

    /** Reads and checks one email as of now. */
    ParsedRequest read(String json) {
        return EmailRequestParser.parse(json, senders, providers, clock.instant());
    }

    /** The same where nothing counts as expired. */
    ParsedRequest readWhenever(String json) {
        return EmailRequestParser.parse(json, senders, providers, Instant.MIN);
    }
}
