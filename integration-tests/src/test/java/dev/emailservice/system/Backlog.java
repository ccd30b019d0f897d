package dev.emailservice.system;

import dev.emailservice.adapters.dynamodb.DynamoDbLedger;
import dev.emailservice.adapters.sqs.SqsOutboxQueueSender;
import dev.emailservice.cli.where.LocalClients;
import dev.emailservice.delivery.intake.EmailIntake;
import dev.emailservice.delivery.intake.EmailRequestParser;
import dev.emailservice.delivery.intake.IntakeResult;
import dev.emailservice.delivery.intake.ParsedRequest;
import dev.emailservice.local.LocalStack;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.model.email.EmailRequest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Many accepted emails at once: in through the intake itself, which is faster than through HTTP. */
final class Backlog {

    private static final int THREADS = 8;

    private Backlog() {}

    /** Returns when the queue has so many standard emails more. */
    static void fill(LocalStack stack, int emails) throws Exception {
        StoreAddresses stores = stack.stores();
        EmailRequest email = ((ParsedRequest.Valid) EmailRequestParser.parse("""
                {"from":"a@example.com","to":"b@example.org","subject":"Newsletter","text":"News"}""")).email();
        try (SqsClient sqs = LocalClients.sqs(stores);
                DynamoDbClient dynamoDb = LocalClients.dynamoDb(stores);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            EmailIntake intake = new EmailIntake(
                    new DynamoDbLedger(dynamoDb, stores.ledgerTable()),
                    new SqsOutboxQueueSender(sqs, stores.outboxQueueUrl(), stores.expressQueueUrl()),
                    InstantSource.system(),
                    new SecureRandom());
            List<Future<IntakeResult>> results = new ArrayList<>();
            for (int i = 0; i < emails; i++) {
                results.add(threads.submit(() -> intake.accept(email)));
            }
            for (Future<IntakeResult> each : results) {
                if (!(each.get() instanceof IntakeResult.Accepted)) {
                    throw new AssertionError("not accepted: " + each.get());
                }
            }
        }
    }
}
