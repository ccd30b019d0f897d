package dev.emailservice.delivery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger that contracts are held against. A store's own test implements it, and the contracts. */
public interface LedgerUnderTest {

    Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    Duration LEASE = Duration.ofSeconds(40);
    ProviderName SES = new ProviderName("ses");
    ProviderName SENDGRID = new ProviderName("sendgrid");

    /** The ledger under test; may be shared by all tests, each uses ids of its own. */
    Ledger ledger();

    /** What the store holds of this email. */
    Optional<LedgerEntry> read(EmailId id);

    /** What is certainly there. */
    default LedgerEntry entry(EmailId id) {
        return read(id).orElseThrow();
    }

    /** A new entry. */
    default EmailId opened() {
        EmailJob job = job();
        ledger().open(job);
        return job.id();
    }

    default ClaimResult claim(EmailId id, String worker, Instant at) {
        return ledger().claim(id, worker, at, at.plus(LEASE));
    }

    default Claim claimed(EmailId id, String worker) {
        return claimed(id, worker, NOW);
    }

    default Claim claimed(EmailId id, String worker, Instant at) {
        return ((Claimed) claim(id, worker, at)).claim();
    }

    /** Claimed, and a call of SES begun. */
    default Claim calling(EmailId id, String worker, Instant at) {
        Claim claim = claimed(id, worker, at);
        assertThat(ledger().begin(claim, new Call(SES, at), List.of())).isTrue();
        return claim;
    }

    static AttemptRecord accept(ProviderName provider, @Nullable String messageId) {
        return attempt(provider, new Accepted(messageId));
    }

    static AttemptRecord unavailable(ProviderName provider) {
        return attempt(provider, new Unavailable("http_503"));
    }

    static AttemptRecord unknown(ProviderName provider) {
        return attempt(provider, new Unknown("read_timeout"));
    }

    private static AttemptRecord attempt(ProviderName provider, AttemptOutcome outcome) {
        return new AttemptRecord(provider, outcome, NOW, Duration.ofMillis(120), "the cheapest");
    }

    /** A new email. */
    static EmailJob job() {
        EmailAddress from = EmailAddress.of("from@example.com");
        EmailRequest email = new EmailRequest(
                from,
                List.of(EmailAddress.of("to@example.com")),
                List.of(),
                List.of(),
                List.of(),
                "subject",
                null,
                "text",
                Map.of(),
                List.of(),
                List.of());
        return new EmailJob(new EmailId(UUID.randomUUID().toString()), NOW, email);
    }
}
