package dev.emailservice.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbDeadLetterLedger;
import dev.emailservice.adapters.dynamodb.DynamoDbLedger;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.adapters.sqs.SqsDeadLetterQueue;
import dev.emailservice.delivery.ledger.AttemptRecord;
import dev.emailservice.delivery.ledger.AuditRecord;
import dev.emailservice.delivery.ledger.AuditRecord.Action;
import dev.emailservice.delivery.ledger.Claim;
import dev.emailservice.delivery.ledger.Claim.Call;
import dev.emailservice.delivery.ledger.ClaimResult.Claimed;
import dev.emailservice.delivery.ledger.DeadEntry;
import dev.emailservice.delivery.ledger.DeadLetterLedger;
import dev.emailservice.delivery.provider.AttemptOutcome.Unknown;
import dev.emailservice.delivery.provider.ProviderName;
import dev.emailservice.local.dynamodb.EmbeddedDynamoDb;
import dev.emailservice.local.poller.OutboxQueues;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.sqs.EmbeddedSqs;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.ledger.LedgerState;
import dev.emailservice.model.ledger.LedgerTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Given-up emails go back, wherever the command dies on the way: none is lost and none sent twice. */
final class RedriveTest {

    private static final String TABLE = "ledger";
    private static final ProviderName SES = new ProviderName("ses");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final StaticCredentialsProvider ANYBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static RunDirectory directory;
    private static Watchdog watchdog;
    private static EmbeddedSqs sqsServer;
    private static EmbeddedDynamoDb dynamoDbServer;
    private static SqsClient sqs;
    private static DynamoDbClient dynamoDb;
    private static OutboxQueues queues;

    private DynamoDbLedger ledger;
    private DeadLetterLedger dead;

    @BeforeAll
    static void start() throws IOException {
        directory = RunDirectory.create(Path.of("target"), "redrive");
        watchdog = Watchdog.start();
        sqsServer = EmbeddedSqs.start();
        dynamoDbServer = EmbeddedDynamoDb.start(directory.path(), watchdog);
        Region region = Region.of(EmbeddedSqs.REGION);
        sqs = SqsClients.builder()
                .endpointOverride(sqsServer.endpoint())
                .region(region)
                .credentialsProvider(ANYBODY)
                .build();
        dynamoDb = DynamoDbClients.builder()
                .endpointOverride(dynamoDbServer.endpoint())
                .region(region)
                .credentialsProvider(ANYBODY)
                .build();
        queues = OutboxQueues.at(sqsServer.endpoint(), EmbeddedSqs.REGION, EmbeddedSqs.ACCOUNT_ID);
        queues.create(sqs, Duration.ofMinutes(3));
        dynamoDb.createTable(table -> table.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(LedgerTable.KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(LedgerTable.KEY)
                        .keyType(KeyType.HASH)
                        .build()));
    }

    @AfterAll
    static void stop() {
        sqs.close();
        dynamoDb.close();
        sqsServer.close();
        dynamoDbServer.close();
        watchdog.close();
        directory.close();
    }

    @BeforeEach
    void emptyBothQueues() {
        ledger = new DynamoDbLedger(dynamoDb, TABLE);
        dead = new DynamoDbDeadLetterLedger(dynamoDb, TABLE);
        sqs.purgeQueue(queue -> queue.queueUrl(queues.outboxUrl()));
        sqs.purgeQueue(queue -> queue.queueUrl(queues.deadLetterUrl()));
    }

    private static EmailJob job() {
        EmailRequest email = new EmailRequest(
                new EmailAddress("canary@example.com", "Canary"),
                List.of(EmailAddress.of("canary@example.org")),
                List.of(),
                List.of(),
                List.of(),
                "canary",
                null,
                "canary",
                Map.of(),
                List.of(),
                List.of());
        return new EmailJob(new EmailId(UUID.randomUUID().toString()), NOW, email);
    }

    private EmailJob queued() {
        EmailJob job = job();
        ledger.open(job);
        return job;
    }

    private void keep(EmailJob job, String reason) {
        new SqsDeadLetterQueue(sqs, queues.deadLetterUrl()).keep(EmailJobCodec.encode(job), reason);
    }

    private Claim claim(EmailJob job) {
        return ((Claimed) ledger.claim(job.id(), "w-" + UUID.randomUUID(), NOW, NOW.plusSeconds(20))).claim();
    }

    private EmailJob failed() {
        EmailJob job = queued();
        ledger.failed(claim(job), "bad_request", List.of());
        keep(job, "bad_request");
        return job;
    }

    /** Works on the outbox queue as the worker does, and answers which emails a provider got. */
    private List<EmailId> work() {
        List<EmailId> sent = new ArrayList<>();
        List<Message> received;
        do {
            received = sqs.receiveMessage(r -> r.queueUrl(queues.outboxUrl()).maxNumberOfMessages(10))
                    .messages();
            for (Message message : received) {
                EmailJob job =
                        ((dev.emailservice.model.job.DecodedJob.Valid) EmailJobCodec.decode(message.body())).job();
                if (ledger.claim(job.id(), message.messageId(), NOW, NOW.plusSeconds(20))
                                instanceof Claimed(Claim claim)
                        && ledger.begin(claim, new Call(SES, NOW), List.of())) {
                    sent.add(job.id());
                    ledger.sent(claim, SES, "m", List.of());
                }
                sqs.deleteMessage(d -> d.queueUrl(queues.outboxUrl()).receiptHandle(message.receiptHandle()));
            }
        } while (!received.isEmpty());
        return sent;
    }

    private static AuditRecord record(Letter letter, DeadEntry entry) {
        return new AuditRecord(
                NOW, "grace", Action.REDRIVEN, "fixed", entry.state().wireName(), letter.reason());
    }

    private List<String> redrive(boolean evenIfSent, int stepsUntilDeath) {
        List<String> said = new ArrayList<>();
        try (DeadLetters letters = new DeadLetters(sqs, queues.outboxUrl(), queues.deadLetterUrl())) {
            Redrive redrive = new Redrive(dead, new Dying(letters, stepsUntilDeath), evenIfSent);
            letters.read(
                    1000,
                    letter -> said.add(redrive.carryOut(Found.of(letter, dead), RedriveTest::record)
                            .text()));
        }
        return said;
    }

    private List<String> redrive() {
        return redrive(false, Integer.MAX_VALUE);
    }

    /** A process that dies before its n-th step. */
    private static final class Dying implements LetterMoves {

        private final LetterMoves moves;
        private int left;

        Dying(LetterMoves moves, int left) {
            this.moves = moves;
            this.left = left;
        }

        @Override
        public void toOutbox(Letter letter) {
            step();
            moves.toOutbox(letter);
        }

        @Override
        public void delete(Letter letter) {
            step();
            moves.delete(letter);
        }

        private void step() {
            if (left-- == 0) {
                throw new IllegalStateException("killed");
            }
        }
    }

    private int deadLetters() {
        return queues.deadLetterDepth(sqs).total();
    }

    @Test
    void moreThanOnePageGoesBackAndEachIsSentOnce() {
        List<EmailId> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(failed().id());
        }
        assertThat(redrive()).hasSize(25).containsOnly("reopened and sent back");
        assertThat(deadLetters()).isZero();
        assertThat(work()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(redrive()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,false", "0,true", "1,true"})
    void whereverItDiesTheNextRunEndsItAndTheEmailIsSentOnce(int steps, boolean workerComesBetween) {
        EmailId id = failed().id();
        assertThatThrownBy(() -> redrive(false, steps)).hasMessage("killed");
        assertThat(deadLetters()).as("nothing is lost").isEqualTo(1);
        List<EmailId> sent = new ArrayList<>(workerComesBetween ? work() : List.of());

        List<String> said = redrive();
        sent.addAll(work());

        assertThat(sent).containsExactly(id);
        assertThat(said)
                .containsExactly(
                        steps == 1 && workerComesBetween ? "left: it was sent (sent); discard it" : "sent back");
        assertThat(dead.read(id).orElseThrow().state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void oneThatMayHaveBeenSentGoesBackOnlyWhereThatIsWanted() {
        EmailJob job = queued();
        Claim claim = claim(job);
        ledger.begin(claim, new Call(SES, NOW), List.of());
        ledger.failed(
                claim, "gave_up", List.of(new AttemptRecord(SES, new Unknown("timeout"), NOW, Duration.ZERO, "")));
        keep(job, "gave_up");

        assertThat(redrive()).containsExactly("left: it may have been sent; --even-if-it-may-have-been-sent");
        assertThat(redrive(true, Integer.MAX_VALUE)).containsExactly("reopened and sent back");
        assertThat(dead.read(job.id()).orElseThrow().mayBeSent()).isTrue();
    }

    @Test
    void whatHasNoEmailNoEntryOrIsAnotherCopyStaysAndSaysSo() {
        new SqsDeadLetterQueue(sqs, queues.deadLetterUrl()).keep("no job", "malformed_unreadable");
        keep(job(), "not_in_ledger");
        EmailJob twice = failed();
        keep(twice, "already_failed");

        assertThat(redrive())
                .containsExactlyInAnyOrder(
                        "left: no email can be read from it; discard it",
                        "left: the ledger does not know it: nothing would send it",
                        "reopened and sent back",
                        "left: another copy of an email of this run");
        assertThat(work()).containsExactly(twice.id());
        assertThat(redrive()).contains("left: it was sent (sent); discard it");
    }

    @Test
    void readingLeavesEveryMessageToTheNextReader() {
        for (int i = 0; i < 12; i++) {
            failed();
        }
        for (int reader = 0; reader < 2; reader++) {
            List<String> ids = new ArrayList<>();
            try (DeadLetters letters = new DeadLetters(sqs, queues.outboxUrl(), queues.deadLetterUrl())) {
                assertThat(letters.read(1000, letter -> ids.add(letter.messageId())))
                        .isFalse();
            }
            assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        }
    }

    @Test
    void aDiscardedEmailEndsAsFailedAndIsNeverSent() {
        EmailJob job = queued();
        keep(job, "receives_exhausted");
        try (DeadLetters letters = new DeadLetters(sqs, queues.outboxUrl(), queues.deadLetterUrl())) {
            Discard discard = new Discard(dead, letters, NOW);
            letters.read(1000, letter -> discard.carryOut(Found.of(letter, dead), RedriveTest::record));
        }
        DeadEntry entry = dead.read(job.id()).orElseThrow();
        assertThat(entry.state()).isEqualTo(LedgerState.FAILED);
        assertThat(entry.reason()).isEqualTo(DeadLetterLedger.DISCARDED);
        assertThat(entry.audit()).hasSize(1);
        assertThat(deadLetters()).isZero();

        keep(job, "already_failed");
        assertThat(redrive()).containsExactly("left: another copy was discarded; discard it");
        assertThat(work()).isEmpty();
    }

    @Test
    void whatANewerVersionWroteIsNeitherRedrivenNorDiscarded() {
        String newer = EmailJobCodec.encode(queued()).replace("\"schema\":1", "\"schema\":99");
        new SqsDeadLetterQueue(sqs, queues.deadLetterUrl()).keep(newer, "receives_exhausted_unknown_schema");

        assertThat(redrive()).containsExactly("left: a newer version wrote it: update mailctl and the workers");
        try (DeadLetters letters = new DeadLetters(sqs, queues.outboxUrl(), queues.deadLetterUrl())) {
            Discard discard = new Discard(dead, letters, NOW);
            letters.read(1000, letter -> discard.carryOut(Found.of(letter, dead), RedriveTest::record));
        }
        assertThat(deadLetters()).isEqualTo(1);
    }
}
