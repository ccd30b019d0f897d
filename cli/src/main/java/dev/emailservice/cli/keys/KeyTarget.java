package dev.emailservice.cli.keys;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbKeyStore;
import dev.emailservice.cli.CommandException;
import dev.emailservice.cli.where.AwsFailures;
import dev.emailservice.cli.where.RunningStack;
import dev.emailservice.delivery.access.KeyStore;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.model.settings.EnvironmentNames;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whose API keys a command is about: an environment's in AWS, else those of the local stack that runs on this machine. */
final class KeyTarget {

    private static final String MANUAL = "docs/api-keys.md";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port of a running ./mailctl local, whose keys are meant by default. Default: 8080.")
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

    @Option(names = "--table", paramLabel = "NAME", description = "Another ledger.")
    private @Nullable String table;

    /**
     * Does the work and hangs up.
     *
     * @throws CommandException where the ledger can't be reached
     */
    int run(ToIntFunction<KeyStore> work) {
        try {
            return environment == null && profile == null && region == null ? local(work) : aws(work);
        } catch (SdkException e) {
            throw new CommandException(AwsFailures.explain(e, MANUAL));
        } catch (LedgerUnavailableException e) {
            throw new CommandException(
                    e.getCause() instanceof SdkException cause
                            ? AwsFailures.explain(cause, MANUAL)
                            : "the ledger gave no answer");
        }
    }

    private int local(ToIntFunction<KeyStore> work) {
        StoreAddresses found = RunningStack.stores(port);
        try (DynamoDbClient client = LocalKeys.client(found)) {
            return work.applyAsInt(
                    new DynamoDbKeyStore(client, Objects.requireNonNullElse(table, found.ledgerTable())));
        }
    }

    private int aws(ToIntFunction<KeyStore> work) {
        String name = table == null ? tableOfEnvironment() : table;
        Region where = region == null
                ? DefaultAwsRegionProviderChain.builder()
                        .profileName(profile)
                        .build()
                        .getRegion()
                : Region.of(region);
        try (DefaultCredentialsProvider who = DefaultCredentialsProvider.builder()
                        .profileName(profile)
                        .build();
                DynamoDbClient client = DynamoDbClients.builder()
                        .region(where)
                        .credentialsProvider(who)
                        .build()) {
            return work.applyAsInt(new DynamoDbKeyStore(client, name));
        }
    }

    private String tableOfEnvironment() {
        if (environment == null) {
            throw new ParameterException(
                    command.commandLine(), "--environment is missing: dev, staging or prod (or name the table)");
        }
        return new EnvironmentNames(environment).ledgerTable();
    }
}
