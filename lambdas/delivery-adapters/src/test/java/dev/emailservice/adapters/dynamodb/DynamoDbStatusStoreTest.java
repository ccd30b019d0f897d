package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.provider.AttemptOutcome;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.delivery.status.Cancellation;
import dev.emailservice.delivery.status.EmailStatus;
import dev.emailservice.delivery.status.EmailStatus.AcceptedBy;
import dev.emailservice.delivery.status.EmailStatus.Attempt;
import dev.emailservice.delivery.status.StatusStore;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.email.Tag;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Senders look up and cancel emails while workers go on writing what they do. */
final class DynamoDbStatusStoreTest {

    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final ProviderName SES = new ProviderName("ses");
    private static final List<Tag> TAGS = List.of(new Tag("kind", "welcome"), new Tag("team", "a"));

    private final DynamoDbLedger ledger = new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE);
    private final StatusStore store = new DynamoDbStatusStore(DYNAMO_DB, LedgerTables.TABLE);

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Test
    void anEmailIsShownWithItsTagsAndWhatEachAttemptCameTo() {
        EmailId id = queued();
        Claim claim = claim(id);
        ledger.begin(claim, new Call(SES, NOW), List.of());
        ledger.sent(
                claim,
                SES,
                "m-1",
                List.of(new AttemptRecord(
                        SES, new AttemptOutcome.Accepted("m-1"), NOW, Duration.ofMillis(42), "ses: best")));

        EmailStatus email = store.find(id).orElseThrow();

        assertThat(email.state()).isEqualTo(LedgerState.SENT);
        assertThat(email.acceptedAt()).isEqualTo(NOW);
        assertThat(email.tags()).isEqualTo(TAGS);
        assertThat(email.accepted()).isEqualTo(new AcceptedBy("ses", "m-1"));
        assertThat(email.attempts())
                .containsExactly(new Attempt("ses", "accepted", null, "m-1", NOW.toString(), 42, "ses: best"));
    }

    @Test
    void ofItsContentTheEntryHoldsTheTagsAlone() {
        assertThat(LedgerTables.item(DYNAMO_DB, queued()).toString())
                .contains("welcome")
                .doesNotContainIgnoringCase("canary");
    }

    @Test
    void anEmailThatNobodyAcceptedIsNotThere() {
        assertThat(store.find(Jobs.job(NOW).id())).isEmpty();
        assertThat(store.cancel(Jobs.job(NOW).id())).isInstanceOf(Cancellation.NotThere.class);
    }

    @Test
    void anEmailCancelledBeforeAnyClaimIsNeverClaimedAndTheSweepSeesItNoMore() {
        EmailId id = queued();

        assertThat(store.cancel(id)).isInstanceOf(Cancellation.Cancelled.class);
        assertThat(store.cancel(id)).as("repeated").isInstanceOf(Cancellation.Cancelled.class);

        assertThat(ledger.claim(id, "w1", NOW, NOW.plusSeconds(20)))
                .isEqualTo(new ClaimResult.Ended(LedgerState.CANCELLED, null));
        assertThat(LedgerTables.item(DYNAMO_DB, id)).doesNotContainKeys(LedgerTable.OPEN, LedgerTable.OPEN_SINCE);
    }

    @Test
    void aCancellationWhoseAnswerIsLostAndThatIsTriedAgainIsOne() {
        EmailId id = queued();
        StatusStore twice = new DynamoDbStatusStore(Twice.of(DYNAMO_DB), LedgerTables.TABLE);

        assertThat(twice.cancel(id)).isInstanceOf(Cancellation.Cancelled.class);
    }

    @Test
    void anEmailThatAWorkerHasIsNotCancelledAndNeitherIsOneItGaveBack() {
        EmailId id = queued();
        Claim claim = claim(id);

        assertThat(store.cancel(id)).isEqualTo(new Cancellation.TooLate(LedgerState.SENDING));
        ledger.release(claim, List.of());
        assertThat(store.cancel(id)).isEqualTo(new Cancellation.TooLate(LedgerState.QUEUED));
        assertThat(ledger.claim(id, "w2", NOW, NOW.plusSeconds(20))).isInstanceOf(Claimed.class);
    }

    private static EmailJob job() {
        EmailJob plain = Jobs.job(NOW);
        EmailRequest email = plain.email();
        return new EmailJob(
                plain.id(),
                NOW,
                new EmailRequest(
                        email.from(),
                        email.to(),
                        email.cc(),
                        email.bcc(),
                        email.replyTo(),
                        email.subject(),
                        email.html(),
                        email.text(),
                        email.headers(),
                        email.attachments(),
                        TAGS));
    }

    private EmailId queued() {
        EmailJob job = job();
        ledger.open(job);
        return job.id();
    }

    private Claim claim(EmailId id) {
        return ((Claimed) ledger.claim(id, "w1", NOW, NOW.plusSeconds(20))).claim();
    }
}
