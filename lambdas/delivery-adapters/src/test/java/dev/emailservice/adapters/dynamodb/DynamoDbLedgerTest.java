package dev.emailservice.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.DeadEnds;
import dev.emailservice.adapters.Jobs;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.LedgerEntry;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.provider.AttemptOutcome.Accepted;
import dev.emailservice.delivery.provider.AttemptOutcome.Unavailable;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbLedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ProviderName SES = new ProviderName("ses");
    private static final DynamoDbClient DYNAMO_DB = LedgerTables.start();

    private final DynamoDbLedger ledger = new DynamoDbLedger(DYNAMO_DB, LedgerTables.TABLE);

    @AfterAll
    static void stop() {
        DYNAMO_DB.close();
    }

    @Test
    void anEntrySaysWhenItsEmailIsStale() {
        EmailJob job = Jobs.job(NOW);
        SendOptions options = new SendOptions(NOW.plusSeconds(60), null);
        ledger.open(new EmailJob(job.id(), NOW, job.email(), options));
        assertThat(LedgerTables.item(DYNAMO_DB, job.id()).get("staleAt"))
                .isEqualTo(
                        AttributeValue.fromN(Long.toString(NOW.plusSeconds(60).toEpochMilli())));
    }

    @Test
    void anEntryExpiresThirtyDaysAfterItWasAccepted() {
        EmailJob job = Jobs.job(NOW);
        ledger.open(job);
        String expected = String.valueOf(NOW.plus(Duration.ofDays(30)).getEpochSecond());
        assertThat(LedgerTables.item(DYNAMO_DB, job.id()).get("expiresAt"))
                .satisfies(value -> assertThat(value.n()).isEqualTo(expected));
    }

    @Test
    void noAddressSubjectOrBodyIsStored() {
        EmailJob job = Jobs.job(NOW);
        ledger.open(job);
        ledger.sent(calling(job.id(), "a"), SES, "m-1", attempts(1));
        assertThat(LedgerTables.item(DYNAMO_DB, job.id()).toString()).doesNotContainIgnoringCase("canary");
    }

    @Test
    void anEndedEntryKeepsNothingOfItsClaims() {
        EmailJob job = Jobs.job(NOW);
        ledger.open(job);
        ledger.sent(calling(job.id(), "a"), SES, "m-1", attempts(1));
        assertThat(LedgerTables.item(DYNAMO_DB, job.id()))
                .doesNotContainKeys("worker", "leaseUntil", "unrecorded", "calling", "parked", "confirmUntil");
    }

    @Test
    void afterFiftyAttemptsTheNewestAreKept() {
        EmailJob job = Jobs.job(NOW);
        ledger.open(job);
        for (int i = 0; i < 30; i++) {
            ledger.release(claim(job.id(), "worker-" + i), attempts(2));
        }
        Claim last = calling(job.id(), "last");
        ledger.sent(
                last,
                SES,
                "m-1",
                List.of(new AttemptRecord(SES, new Accepted("m-1"), NOW, Duration.ZERO, "the cheapest")));
        LedgerEntry entry = LedgerTables.entry(DYNAMO_DB, job.id()).orElseThrow();
        assertThat(entry.state()).isEqualTo(LedgerState.SENT);
        assertThat(entry.attempts()).hasSize(50);
        assertThat(entry.attempts().getLast().messageId()).isEqualTo("m-1");
    }

    @Test
    void whatAWorkerWithoutTheClaimSaysHasNoEffectOnAFullListEither() {
        EmailJob job = Jobs.job(NOW);
        ledger.open(job);
        Claim released = claim(job.id(), "first");
        ledger.release(released, attempts(50));
        claim(job.id(), "second");
        ledger.release(released, attempts(3));
        ledger.failed(released, "refused", attempts(3));
        assertThat(LedgerTables.entry(DYNAMO_DB, job.id()).orElseThrow().state())
                .isEqualTo(LedgerState.SENDING);
    }

    @Test
    void aTableThatIsNotThereIsUnavailable() {
        DynamoDbLedger elsewhere = new DynamoDbLedger(DYNAMO_DB, "no-such-table");
        assertThatThrownBy(() -> elsewhere.open(Jobs.job(NOW))).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(() -> elsewhere.notQueued(Jobs.job(NOW).id()))
                .isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    void aStoreThatRefusesConnectionsOrNeverAnswersIsUnavailable() throws Exception {
        try (DeadEnds.Silent silent = new DeadEnds.Silent()) {
            for (URI endpoint : List.of(DeadEnds.refused(), silent.url())) {
                try (DynamoDbClient client = client(endpoint)) {
                    DynamoDbLedger away = new DynamoDbLedger(client, LedgerTables.TABLE);
                    EmailId id = Jobs.job(NOW).id();
                    assertThatThrownBy(() -> away.claim(id, "a", NOW, NOW))
                            .isInstanceOf(LedgerUnavailableException.class);
                }
            }
            assertThat(silent.connections()).isPositive().isLessThanOrEqualTo(DynamoDbClients.MAX_ATTEMPTS);
        }
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClients.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    private Claim claim(EmailId id, String worker) {
        return ((Claimed) ledger.claim(id, worker, NOW, NOW.plusSeconds(40))).claim();
    }

    private Claim calling(EmailId id, String worker) {
        Claim claim = claim(id, worker);
        assertThat(ledger.begin(claim, new Call(SES, NOW), List.of())).isTrue();
        return claim;
    }

    private static List<AttemptRecord> attempts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new AttemptRecord(
                        SES, new Unavailable("http_503"), NOW.plusSeconds(i), Duration.ZERO, "the cheapest"))
                .toList();
    }
}
