package dev.emailservice.cli.keys;

import dev.emailservice.adapters.dynamodb.DynamoDbClients;
import dev.emailservice.adapters.dynamodb.DynamoDbKeyStore;
import dev.emailservice.cli.where.AwsFailures;
import dev.emailservice.cli.where.LocalClients;
import dev.emailservice.cli.where.Where;
import dev.emailservice.delivery.access.KeyStore;
import dev.emailservice.local.control.StoreAddresses;
import dev.emailservice.model.settings.EnvironmentNames;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whose API keys a command is about: an environment's in AWS, else those of the local stack that runs on this machine. */
final class KeyTarget {

    private static final String MANUAL = "docs/api-keys.md";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Where where;

    @Option(names = "--table", paramLabel = "NAME", description = "Another ledger.")
    private @Nullable String table;

    /**
     * Does the work and hangs up.
     *
     * @throws dev.emailservice.cli.CommandException where the ledger can't be reached
     */
    int run(ToIntFunction<KeyStore> work) {
        return AwsFailures.explained(MANUAL, () -> where.isLocal() ? local(work) : aws(work));
    }

    private int local(ToIntFunction<KeyStore> work) {
        StoreAddresses found = where.local();
        try (DynamoDbClient client = LocalClients.dynamoDb(found)) {
            return work.applyAsInt(
                    new DynamoDbKeyStore(client, Objects.requireNonNullElse(table, found.ledgerTable())));
        }
    }

    private int aws(ToIntFunction<KeyStore> work) {
        String name = table == null ? tableOfEnvironment() : table;
        try (DefaultCredentialsProvider who = where.credentials();
                DynamoDbClient client = DynamoDbClients.builder()
                        .region(where.region())
                        .credentialsProvider(who)
                        .build()) {
            return work.applyAsInt(new DynamoDbKeyStore(client, name));
        }
    }

    private String tableOfEnvironment() {
        return where.environment()
                .map(name -> new EnvironmentNames(name).ledgerTable())
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "--environment is missing: dev, staging or prod (or name the table)"));
    }
}
