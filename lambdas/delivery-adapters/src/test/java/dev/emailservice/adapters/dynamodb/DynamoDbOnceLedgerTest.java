package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.intake.OnceEntry;
import dev.emailservice.delivery.intake.OnceEntry.Progress;
import dev.emailservice.delivery.intake.OnceLedger;
import dev.emailservice.delivery.intake.OnceLedger.Opening.Present;
import dev.emailservice.delivery.intake.OnceLedgerContract;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.ClaimResult.Ended;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.ledger.LedgerTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoDbOnceLedgerTest implements OnceLedgerContract {

    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();

    private final DynamoDbOnceLedger once = new DynamoDbOnceLedger(DYNAMO_DB, LedgerTables.TABLE);
    private final DynamoDbLedger ledger = new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE);

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Override
    public OnceLedger once() {
        return once;
    }

    @Override
    public EmailJob newJob() {
        return Jobs.job(NOW);
    }

    private OnceEntry seen(EmailJob job) {
        return ((Present) once.open(job, "p", "somebody else", UNTIL)).entry();
    }

    @Test
    void aWorkerClaimsWhatARequestOpenedAndProvesThatItWasQueued() {
        EmailJob job = newJob();
        once.open(job, "p", "a", UNTIL);

        assertThat(ledger.claim(job.id(), "w", NOW, UNTIL)).isInstanceOf(Claimed.class);
        OnceEntry seen = seen(job);
        assertThat(seen.progress()).isEqualTo(Progress.QUEUED);
        assertThat(once.takeOver(seen, "b", UNTIL)).isFalse();
        once.refused(job.id(), "a");
        assertThat(seen(job).progress()).isEqualTo(Progress.QUEUED);
    }

    @Test
    void noWorkerSendsWhatWasRefusedUntilAnotherRequestTakesItOver() {
        EmailJob job = newJob();
        once.open(job, "p", "a", UNTIL);
        once.refused(job.id(), "a");
        assertThat(ledger.claim(job.id(), "w", NOW, UNTIL)).isInstanceOf(Ended.class);
        assertThat(LedgerTables.item(DYNAMO_DB, job.id())).doesNotContainKeys("open", "openSince");

        once.takeOver(seen(job), "b", UNTIL);
        assertThat(LedgerTables.item(DYNAMO_DB, job.id())).containsKeys("open", "openSince");
        assertThat(ledger.claim(job.id(), "w", NOW, UNTIL)).isInstanceOf(Claimed.class);
    }

    @Test
    void anEntryOfARequestWithoutAKeyStandsForAnotherContent() {
        EmailJob job = newJob();
        ledger.open(job);
        assertThat(seen(job).payload()).isEmpty();
    }

    @Test
    void theFirstEntryOutlivesTheLatest() {
        EmailJob job = newJob();
        once.open(job, "p", "a", UNTIL);
        once.usedAgain(job.id(), 1, NOW.plus(Duration.ofDays(3)));

        String expiresAt = Objects.requireNonNull(
                        LedgerTables.item(DYNAMO_DB, job.id()).get(LedgerTable.EXPIRES_AT))
                .n();
        assertThat(Instant.ofEpochSecond(Long.parseLong(expiresAt)))
                .isEqualTo(NOW.plus(Duration.ofDays(3)).plus(LedgerTable.RETENTION));
    }
}
