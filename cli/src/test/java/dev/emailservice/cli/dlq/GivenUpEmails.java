package dev.emailservice.cli.dlq;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbDeadLetterLedger;
import dev.emailservice.adapters.dynamodb.DynamoDbLedger;
import dev.emailservice.adapters.dynamodb.DynamoDbOpenEntries;
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
import dev.emailservice.delivery.sweep.OpenEntries;
import dev.emailservice.local.dynamodb.EmbeddedDynamoDb;
import dev.emailservice.local.poller.OutboxQueues;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.sqs.EmbeddedSqs;
import dev.emailservice.model.email.EmailAddress;
import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.DecodedJob.Valid;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.job.EmailJob;
import dev.emailservice.model.job.EmailJobCodec;
import dev.emailservice.model.job.SendOptions;
import dev.emailservice.model.ledger.LedgerTable;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.Priority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Both queues and the ledger, with emails that were given up; it is always {@link #NOW}. */
final class GivenUpEmails implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final ProviderName SES = new ProviderName("ses");

    private static final String TABLE = "ledger";

    private final RunDirectory directory;
    private final Watchdog watchdog = Watchdog.start();
    private final EmbeddedSqs sqsServer = EmbeddedSqs.start();
    private final EmbeddedDynamoDb dynamoDbServer;
    private final DynamoDbClient dynamoDb;
    final SqsClient sqs;
    final OutboxQueues queues;
    final DynamoDbLedger ledger;
    final DeadLetterLedger dead;

    GivenUpEmails(String name) throws IOException {
        directory = RunDirectory.create(Path.of("target"), name);
        dynamoDbServer = EmbeddedDynamoDb.start(directory.path(), watchdog);
        Region region = Region.of(EmbeddedSqs.REGION);
        StaticCredentialsProvider anybody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        sqs = SqsClients.builder()
                .endpointOverride(sqsServer.endpoint())
                .region(region)
                .credentialsProvider(anybody)
                .build();
        dynamoDb = DynamoDbClients.builder()
                .endpointOverride(dynamoDbServer.endpoint())
                .region(region)
                .credentialsProvider(anybody)
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
        ledger = new DynamoDbLedger(dynamoDb, TABLE);
        dead = new DynamoDbDeadLetterLedger(dynamoDb, TABLE);
    }

    void emptyBothQueues() {
        sqs.purgeQueue(queue -> queue.queueUrl(queues.outboxUrl()));
        sqs.purgeQueue(queue -> queue.queueUrl(queues.deadLetterUrl()));
    }

    static EmailJob job(SendOptions options) {
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
        return new EmailJob(new EmailId(UUID.randomUUID().toString()), NOW, email, options);
    }

    EmailJob queued(SendOptions options) {
        EmailJob job = job(options);
        ledger.open(job);
        return job;
    }

    /** As a version to come may write it. */
    void novelState(EmailJob job) {
        dynamoDb.updateItem(update -> update.tableName(TABLE)
                .key(Map.of(LedgerTable.KEY, AttributeValue.fromS(job.id().value())))
                .updateExpression("SET #state = :novel")
                .expressionAttributeNames(Map.of("#state", LedgerTable.STATE))
                .expressionAttributeValues(Map.of(":novel", AttributeValue.fromS("novel"))));
    }

    void keep(EmailJob job, String reason) {
        keep(EmailJobCodec.encode(job), reason);
    }

    void keep(String body, String reason) {
        new SqsDeadLetterQueue(sqs, queues.deadLetterUrl()).keep(body, reason);
    }

    Claim claim(EmailJob job) {
        return ((Claimed) ledger.claim(job.id(), "w-" + UUID.randomUUID(), NOW, NOW.plusSeconds(20))).claim();
    }

    EmailJob failed() {
        return failed(SendOptions.NONE, "bad_request");
    }

    EmailJob failed(SendOptions options, String reason) {
        EmailJob job = queued(options);
        ledger.failed(claim(job), reason, List.of());
        keep(job, reason);
        return job;
    }

    /** Works on the outbox queue as the worker does, and answers which emails a provider got. */
    List<EmailId> work() {
        List<EmailId> sent = new ArrayList<>();
        List<Message> received;
        do {
            received = sqs.receiveMessage(r -> r.queueUrl(queues.outboxUrl()).maxNumberOfMessages(10))
                    .messages();
            for (Message message : received) {
                EmailJob job = ((Valid) EmailJobCodec.decode(message.body())).job();
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

    /** Given up after an attempt that may have been sent. */
    EmailJob maybeSent(SendOptions options) {
        EmailJob job = queued(options);
        Claim claim = claim(job);
        ledger.begin(claim, new Call(SES, NOW), List.of());
        ledger.failed(claim, "gave_up", List.of(unknown()));
        keep(job, "gave_up");
        return job;
    }

    static AttemptRecord unknown() {
        return new AttemptRecord(SES, new Unknown("timeout"), NOW, Duration.ZERO, "");
    }

    OpenEntries openEntries() {
        return new DynamoDbOpenEntries(dynamoDb, TABLE);
    }

    DeadEntry entry(EmailJob job) {
        return dead.read(job.id()).orElseThrow();
    }

    int deadLetters() {
        return queues.deadLetterDepth(sqs).total();
    }

    DeadLetters letters() {
        return new DeadLetters(
                sqs,
                Map.of(Priority.STANDARD, queues.outboxUrl(), Priority.EXPRESS, queues.expressUrl()),
                queues.deadLetterUrl());
    }

    List<String> redrive(Consent consent) {
        return redrive(consent, OnUnknown.DEFAULT);
    }

    List<String> redrive(Consent consent, OnUnknown environment) {
        return redrive(new RedriveRules(consent, Optional.of(environment), () -> NOW), moves -> moves);
    }

    /** Sends back what the rules let go, each step by way of {@code through}, and answers what was said of each. */
    List<String> redrive(RedriveRules rules, UnaryOperator<LetterMoves> through) {
        List<String> said = new ArrayList<>();
        try (DeadLetters letters = letters()) {
            Redrive redrive = new Redrive(dead, through.apply(letters), rules);
            letters.read(
                    1000,
                    letter -> said.add(redrive.carryOut(Found.of(letter, dead), GivenUpEmails::record)
                            .text()));
        }
        return said;
    }

    void discard() {
        try (DeadLetters letters = letters()) {
            Discard discard = new Discard(dead, letters, NOW);
            letters.read(1000, letter -> discard.carryOut(Found.of(letter, dead), GivenUpEmails::record));
        }
    }

    private static AuditRecord record(Letter letter, DeadEntry entry) {
        return new AuditRecord(
                NOW, "grace", Action.REDRIVEN, "fixed", entry.state().wireName(), letter.reason());
    }

    @Override
    public void close() {
        sqs.close();
        dynamoDb.close();
        sqsServer.close();
        dynamoDbServer.close();
        watchdog.close();
        directory.close();
    }
}
