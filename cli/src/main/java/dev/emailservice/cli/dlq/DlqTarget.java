package dev.emailservice.cli.dlq;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.cli.where.AwsFailures;
import dev.emailservice.cli.where.LocalClients;
import dev.emailservice.cli.where.Where;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.model.settings.EnvironmentNames;
import dev.emailservice.model.settings.Priority;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Which dead-letter queue a command is about: an environment's in AWS, else that of the local stack that runs on this machine. */
final class DlqTarget {

    private static final String MANUAL = "docs/runbooks/dead-letter-queue-not-empty.md";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Where where;

    @Option(names = "--queue-url", paramLabel = "URL", description = "Another outbox queue than the environment's.")
    private @Nullable String outboxUrl;

    @Option(names = "--express-queue-url", paramLabel = "URL", description = "Another outbox queue of express emails.")
    private @Nullable String expressUrl;

    @Option(names = "--dead-letter-queue-url", paramLabel = "URL", description = "Another dead-letter queue.")
    private @Nullable String deadLetterUrl;

    @Option(names = "--table", paramLabel = "NAME", description = "Another ledger.")
    private @Nullable String table;

    /**
     * Does the work and hangs up.
     *
     * @throws dev.emailservice.cli.CommandException where a queue or the ledger can't be reached
     */
    int run(ToIntFunction<Stores> work) {
        return AwsFailures.explained(MANUAL, () -> {
            try (Stores stores = where.isLocal() ? local() : aws()) {
                return work.applyAsInt(stores);
            }
        });
    }

    private Stores local() {
        StoreAddresses found = where.local();
        return Stores.of(
                LocalClients.sqs(found),
                LocalClients.dynamoDb(found),
                Map.of(
                        Priority.STANDARD,
                        Objects.requireNonNullElse(outboxUrl, found.outboxQueueUrl()),
                        Priority.EXPRESS,
                        Objects.requireNonNullElse(expressUrl, found.expressQueueUrl())),
                Objects.requireNonNullElse(deadLetterUrl, found.deadLetterQueueUrl()),
                Objects.requireNonNullElse(table, found.ledgerTable()));
    }

    private Stores aws() {
        String environment = where.environment().orElse(null);
        if (environment == null
                && (outboxUrl == null || expressUrl == null || deadLetterUrl == null || table == null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--environment is missing: dev, staging or prod (or name all three queues and the table)");
        }
        EnvironmentNames names = new EnvironmentNames(Objects.requireNonNullElse(environment, ""));
        Region region = where.region();
        AwsCredentialsProvider who = where.credentials();
        SqsClient sqs =
                SqsClients.builder().region(region).credentialsProvider(who).build();
        return Stores.of(
                sqs,
                DynamoDbClients.builder()
                        .region(region)
                        .credentialsProvider(who)
                        .build(),
                Map.of(
                        Priority.STANDARD,
                        outboxUrl == null ? url(sqs, names.outboxQueue()) : outboxUrl,
                        Priority.EXPRESS,
                        expressUrl == null ? url(sqs, names.expressQueue()) : expressUrl),
                deadLetterUrl == null ? url(sqs, names.deadLetterQueue()) : deadLetterUrl,
                Objects.requireNonNullElse(table, names.ledgerTable()));
    }

    private static String url(SqsClient sqs, String name) {
        return sqs.getQueueUrl(queue -> queue.queueName(name)).queueUrl();
    }
}
