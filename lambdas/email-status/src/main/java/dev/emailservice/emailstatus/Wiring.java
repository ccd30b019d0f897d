package dev.emailservice.emailstatus;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbStatusStore;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.delivery.status.EmailList;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.FirstUse;
import dev.emailservice.model.settings.Variables;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes the function's parts from its environment. Region, credentials and endpoints come from the SDK's own settings. */
final class Wiring {

    private Wiring() {}

    /** The parts, made with the first use, and again where that failed; a missing variable is thrown, named. */
    static Supplier<Parts> of(Variables variables, InstantSource clock) {
        return new FirstUse<>(() -> parts(variables, clock));
    }

    private static Parts parts(Variables variables, InstantSource clock) {
        String table = variables.required(EnvironmentVariable.LEDGER_TABLE);
        String queueUrl = variables.required(EnvironmentVariable.OUTBOX_QUEUE_URL);
        DynamoDbStatusStore store =
                new DynamoDbStatusStore(DynamoDbClients.builder().build(), table);
        SqsClient sqs = SqsClients.builder().build();
        Map<String, Runnable> dependencies = Map.of(
                "ledger", () -> store.find(EmailId.NONE),
                "queue",
                        () -> sqs.getQueueAttributes(
                                ask -> ask.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN)));
        return new Parts(store, new EmailList(store, clock), new Health(dependencies));
    }
}
