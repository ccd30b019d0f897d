package dev.emailservice.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is discarded is never sent, and what may still be read by somebody is not discarded. */
final class DiscardTest {

    private static GivenUpEmails emails;

    @BeforeAll
    static void start() throws IOException {
        emails = new GivenUpEmails("discard");
    }

    @AfterAll
    static void stop() {
        emails.close();
    }

    @BeforeEach
    void emptyBothQueues() {
        emails.emptyBothQueues();
    }

    private static List<String> redrive() {
        return emails.redrive(Consent.NONE);
    }

    @Test
    void aDiscardedEmailEndsAsFailedAndIsNeverSent() {
        EmailJob job = emails.queued(SendOptions.NONE);
        emails.keep(job, "receives_exhausted");
        emails.discard();
        DeadEntry entry = emails.entry(job);
        assertThat(entry.state()).isEqualTo(LedgerState.FAILED);
        assertThat(entry.reason()).isEqualTo(DeadLetterLedger.DISCARDED);
        assertThat(entry.audit()).hasSize(1);
        assertThat(emails.deadLetters()).isZero();

        emails.keep(job, "already_failed");
        assertThat(redrive()).containsExactly("left: another copy was discarded; discard it");
        assertThat(emails.work()).isEmpty();
    }

    @Test
    void whatANewerVersionWroteIsNeitherRedrivenNorDiscarded() {
        String newer = EmailJobCodec.encode(emails.queued(SendOptions.NONE)).replace("\"schema\":1", "\"schema\":99");
        emails.keep(newer, "receives_exhausted_unknown_schema");

        assertThat(redrive()).containsExactly("left: a newer version wrote it: update mailctl and the workers");
        emails.discard();
        assertThat(emails.deadLetters()).isEqualTo(1);
    }
}
