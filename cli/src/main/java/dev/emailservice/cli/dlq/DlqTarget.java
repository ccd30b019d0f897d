package dev.emailservice.cli.dlq;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.sqs.SqsClients;
import dev.emailservice.cli.CommandException;
import dev.emailservice.cli.where.AwsFailures;
import dev.emailservice.cli.where.RunningStack;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.delivery.ledger.UnreadableEntryException;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.model.settings.EnvironmentNames;
import dev.emailservice.model.settings.Priority;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Which dead-letter queue a command is about: an environment's in AWS, else that of the local stack that runs on this machine. */
final class DlqTarget {

    private static final String MANUAL = "docs/runbooks/dead-letter-queue-not-empty.md";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port of a running ./mailctl local, which is looked after by default. Default: 8080.")
    private int port;

    @Option(names = "--environment", paramLabel = "NAME", description = "dev, staging or prod, in AWS.")
    private @Nullable String environment;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The AWS profile. Default: as the AWS SDK finds one.")
    private @Nullable String profile;

    @Option(names = "--region", paramLabel = "NAME", description = "The AWS region. Default: that of the profile.")
    private @Nullable String region;

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
     * @throws CommandException where a queue or the ledger can't be reached
     */
    int run(ToIntFunction<Stores> work) {
        try (Stores stores = open()) {
            return work.applyAsInt(stores);
        } catch (SdkException e) {
            throw new CommandException(AwsFailures.explain(e, MANUAL));
        } catch (UnreadableEntryException e) {
            throw new CommandException(e.getMessage() + ": update mailctl, or look at the table");
        } catch (LedgerUnavailableException e) {
            throw new CommandException(
                    e.getCause() instanceof SdkException cause
                            ? AwsFailures.explain(cause, MANUAL)
                            : "the ledger gave no answer");
        }
    }

    private Stores open() {
        return environment == null && profile == null && region == null ? local() : aws();
    }

    private Stores local() {
        StoreAddresses found = RunningStack.stores(port);
        StaticCredentialsProvider anybody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
        Region local = Region.of(found.region());
        return Stores.of(
                SqsClients.builder()
                        .endpointOverride(found.sqs())
                        .region(local)
                        .credentialsProvider(anybody)
                        .build(),
                DynamoDbClients.builder()
                        .endpointOverride(found.dynamoDb())
                        .region(local)
                        .credentialsProvider(anybody)
                        .build(),
                Map.of(
                        Priority.STANDARD,
                        Objects.requireNonNullElse(outboxUrl, found.outboxQueueUrl()),
                        Priority.EXPRESS,
                        Objects.requireNonNullElse(expressUrl, found.expressQueueUrl())),
                Objects.requireNonNullElse(deadLetterUrl, found.deadLetterQueueUrl()),
                Objects.requireNonNullElse(table, found.ledgerTable()));
    }

    private Stores aws() {
        if (environment == null
                && (outboxUrl == null || expressUrl == null || deadLetterUrl == null || table == null)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--environment is missing: dev, staging or prod (or name all three queues and the table)");
        }
        EnvironmentNames names = new EnvironmentNames(Objects.requireNonNullElse(environment, ""));
        Region where = region == null
                ? DefaultAwsRegionProviderChain.builder()
                        .profileName(profile)
                        .build()
                        .getRegion()
                : Region.of(region);
        AwsCredentialsProvider who =
                DefaultCredentialsProvider.builder().profileName(profile).build();
        SqsClient sqs =
                SqsClients.builder().region(where).credentialsProvider(who).build();
        return Stores.of(
                sqs,
                DynamoDbClients.builder().region(where).credentialsProvider(who).build(),
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
