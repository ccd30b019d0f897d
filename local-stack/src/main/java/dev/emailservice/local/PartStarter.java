package dev.emailservice.local;

import dev.emailservice.local.Shutdown.Layer;
import dev.emailservice.local.doubles.ProviderDouble;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.doubles.SendGridDouble;
import dev.emailservice.local.doubles.SesDouble;
import dev.emailservice.local.dynamodb.EmbeddedDynamoDb;
import dev.emailservice.local.events.SendGridChannel;
import dev.emailservice.local.events.SesChannel;
import dev.emailservice.local.events.WebhookKey;
import dev.emailservice.local.http.LoopbackServer;
import dev.emailservice.local.poller.OutboxQueues;
import dev.emailservice.local.poller.SesEventQueues;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import dev.emailservice.local.runtime.ClassArchive;
import dev.emailservice.local.secrets.SecretsDouble;
import dev.emailservice.local.sqs.EmbeddedSqs;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.OnUnknown;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Starts one part each, hands it to the shutdown, and says so. */
record PartStarter(LocalStackOptions options, Progress progress, Shutdown shutdown, InstantSource clock) {

    /** The secret with SendGrid's API key. */
    static final String SENDGRID_SECRET_ARN =
            "arn:aws:secretsmanager:" + AwsClients.REGION + ":" + AwsClients.ACCOUNT_ID + ":secret:sendgrid-api-key";

    /** The secret with the public key of SendGrid's Event Webhook. */
    static final String WEBHOOK_SECRET_ARN = "arn:aws:secretsmanager:" + AwsClients.REGION + ":" + AwsClients.ACCOUNT_ID
            + ":secret:sendgrid-webhook-key";

    /** @throws LocalStackException if a function has not been built */
    void requireJars() {
        List<String> missing = Stream.of(DeployedFunction.values())
                .map(DeployedFunction::jar)
                .filter(jar -> !Files.exists(options.root().resolve(jar)))
                .toList();
        if (!missing.isEmpty()) {
            throw new LocalStackException(
                    "not built yet: " + String.join(", ", missing) + " below " + options.root()
                            + "; build with: mvn package -DskipTests",
                    null);
        }
    }

    /**
     * Takes the front door's port.
     *
     * @throws LocalStackException if it is taken
     */
    LoopbackServer frontDoor() throws IOException {
        try {
            return shutdown.add(Layer.ENTRANCE, LoopbackServer.bind(options.port()));
        } catch (BindException e) {
            throw new LocalStackException(
                    "port " + options.port() + " is taken: choose another with --port N, or --port 0 for any free one",
                    e);
        }
    }

    LedgerView ledger(RunDirectory run, Watchdog watchdog, int port) throws IOException {
        EmbeddedDynamoDb server = dynamoDb(run, watchdog, port);
        var ledger = new LedgerView(shutdown.add(Layer.PART, AwsClients.dynamoDb(server.endpoint())));
        ledger.create();
        progress.step("DynamoDB with the ledger at " + server.endpoint());
        return ledger;
    }

    /** It starts from its class archive, or leaves one when it ends if that is asked for. */
    private EmbeddedDynamoDb dynamoDb(RunDirectory run, Watchdog watchdog, int port) throws IOException {
        Path directory = run.directory("dynamodb");
        Optional<ClassArchive> archive = ClassArchives.dynamoDb(run.cache());
        if (archive.isEmpty() || archive.get().exists() || !options.writesClassArchives()) {
            List<String> flags = archive.filter(ClassArchive::exists)
                    .map(ClassArchive::useFlags)
                    .orElse(List.of());
            return shutdown.add(Layer.PART, EmbeddedDynamoDb.start(directory, watchdog, port, flags));
        }
        Path draft = directory.resolve("classes.jsa");
        var server = EmbeddedDynamoDb.start(directory, watchdog, port, ClassArchive.writeFlags(draft));
        shutdown.add(Layer.PART, () -> {
            server.stop(ClassArchive.GRACE);
            archive.get().publish(draft);
        });
        return server;
    }

    SqsClient queues(int port, OutboxQueues queues, SesEventQueues events) {
        var server = shutdown.add(Layer.PART, EmbeddedSqs.start(port));
        SqsClient client = shutdown.add(Layer.PART, AwsClients.sqs(server.endpoint()));
        queues.create(client, options.visibilityTimeout());
        String policy = options.variables().get(EnvironmentVariable.ON_UNKNOWN);
        queues.tag(client, policy == null ? OnUnknown.DEFAULT : OnUnknown.parse(policy));
        events.create(client);
        progress.step("SQS with the outbox queue at " + server.endpoint());
        return client;
    }

    EmbeddedRedis redis(RunDirectory run, Watchdog watchdog) throws IOException {
        var redis = shutdown.add(Layer.PART, EmbeddedRedis.start(run.directory("redis"), run.cache(), watchdog));
        progress.step("Redis at " + redis.uri());
        return redis;
    }

    /** The doubles of the providers that are not external, by name. */
    Map<String, ProviderDouble> doubles(Receipts receipts) {
        var doubles = new LinkedHashMap<String, ProviderDouble>();
        if (options.sesUrl() == null) {
            doubles.put(SesDouble.NAME, shutdown.add(Layer.PART, SesDouble.start(receipts)));
        }
        if (options.sendGridUrl() == null) {
            doubles.put(SendGridDouble.NAME, shutdown.add(Layer.PART, SendGridDouble.start(receipts)));
        }
        doubles.forEach((name, builtIn) -> progress.step("a double of " + name + " at " + builtIn.endpoint()));
        return doubles;
    }

    /** Where each provider is, by name. */
    Map<String, URI> providers(Map<String, ProviderDouble> doubles) {
        var providers = new LinkedHashMap<String, URI>();
        doubles.forEach((name, builtIn) -> providers.put(name, builtIn.endpoint()));
        if (options.sesUrl() != null) {
            providers.put(SesDouble.NAME, options.sesUrl());
        }
        if (options.sendGridUrl() != null) {
            providers.put(SendGridDouble.NAME, options.sendGridUrl());
        }
        return providers;
    }

    /** Has the doubles tell what becomes of the emails they accept: SES on its queue, SendGrid at the front door. */
    void events(
            Map<String, ProviderDouble> doubles,
            SqsClient sqs,
            SesEventQueues queues,
            URI door,
            WebhookKey key,
            Receipts receipts) {
        ProviderDouble ses = doubles.get(SesDouble.NAME);
        if (ses != null) {
            ses.tell(shutdown.add(
                    Layer.ENTRANCE, SesChannel.emitter(sqs, queues.events().url(), receipts)));
        }
        ProviderDouble sendGrid = doubles.get(SendGridDouble.NAME);
        if (sendGrid != null) {
            URI webhook = door.resolve(LocalStack.WEBHOOK_PATH);
            sendGrid.tell(shutdown.add(Layer.ENTRANCE, SendGridChannel.emitter(webhook, key, clock, receipts)));
        }
    }

    /** Secrets Manager with an API key of SendGrid's form that opens nothing, and the webhook's public key. */
    SecretsDouble secrets(WebhookKey webhookKey) throws IOException {
        var secrets = shutdown.add(Layer.PART, SecretsDouble.start(clock));
        secrets.put(SENDGRID_SECRET_ARN, "SG.local." + UUID.randomUUID());
        secrets.put(WEBHOOK_SECRET_ARN, webhookKey.publicKey());
        return secrets;
    }
}
