package dev.emailservice.local;

import dev.emailservice.local.Shutdown.Layer;
import dev.emailservice.local.doubles.ProviderDouble;
import dev.emailservice.local.doubles.Receipts;
import dev.emailservice.local.doubles.SendGridDouble;
import dev.emailservice.local.doubles.SesDouble;
import dev.emailservice.local.events.WebhookKey;
import dev.emailservice.local.http.LoopbackServer;
import dev.emailservice.local.poller.EventSourceMapping;
import dev.emailservice.local.poller.OutboxQueues;
import dev.emailservice.local.poller.PolledQueue;
import dev.emailservice.local.poller.SesEventQueues;
import dev.emailservice.local.process.RunDirectory;
import dev.emailservice.local.process.Watchdog;
import dev.emailservice.local.redis.EmbeddedRedis;
import dev.emailservice.local.redis.SlowRedis;
import dev.emailservice.local.runtime.FunctionHost;
import dev.emailservice.local.runtime.FunctionLaunch;
import dev.emailservice.local.runtime.FunctionPool;
import dev.emailservice.local.runtime.FunctionStartException;
import dev.emailservice.local.secrets.SecretsDouble;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Starts the parts all at the same time, the slowest first: the functions' JVMs get the addresses of SQS and DynamoDB
 * before anything listens there.
 */
final class StackStart {

    /** How long a function's first process may take until it can take events. */
    static final Duration FUNCTIONS_READY = Duration.ofSeconds(60);

    private final LocalStackOptions options;
    private final Progress progress;
    private final Shutdown shutdown = new Shutdown();
    private final InstantSource clock = InstantSource.system();
    private final PartStarter parts;
    private final FunctionVariables variables = new FunctionVariables();
    private final WebhookKey webhookKey = WebhookKey.make();

    private StackStart(LocalStackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.parts = new PartStarter(options, progress, shutdown, clock);
    }

    /** @throws LocalStackException if a part can't start; those that did are stopped again */
    static StackParts start(LocalStackOptions options, Progress progress) {
        var start = new StackStart(options, progress);
        try {
            return start.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw start.failed(e);
        } catch (ExecutionException e) {
            throw start.failed(e.getCause() == null ? e : e.getCause());
        } catch (IOException | FunctionStartException | RuntimeException e) {
            throw start.failed(e);
        }
    }

    private LocalStackException failed(Throwable cause) {
        shutdown.close();
        return cause instanceof LocalStackException known
                ? known
                : new LocalStackException("the local stack could not be started: " + cause.getMessage(), cause);
    }

    /** Where one part has failed, those still starting are waited for: else they would write into a deleted directory. */
    private StackParts run() throws IOException, FunctionStartException, InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return run(threads);
        }
    }

    private StackParts run(ExecutorService threads)
            throws IOException, FunctionStartException, InterruptedException, ExecutionException {
        parts.requireJars();
        LoopbackServer door = parts.frontDoor();
        RunDirectory run = shutdown.add(
                Layer.GROUND, RunDirectory.create(buildFolder(options.root()), String.valueOf(door.port())));
        Watchdog watchdog = shutdown.add(Layer.GROUND, Watchdog.start());
        var host = new FunctionHost(
                run.directory("functions"),
                run.directory("logs"),
                run.cache(),
                options.writesClassArchives(),
                watchdog,
                clock,
                progress::step);
        int sqsPort = FreePort.find(RandomGenerator.getDefault());
        int dynamoDbPort = FreePort.find(RandomGenerator.getDefault());
        OutboxQueues queues = OutboxQueues.at(loopback(sqsPort), AwsClients.REGION, AwsClients.ACCOUNT_ID);
        SesEventQueues eventQueues = SesEventQueues.at(loopback(sqsPort), AwsClients.REGION, AwsClients.ACCOUNT_ID);
        variables
                .set(EnvironmentVariable.LEDGER_TABLE, LedgerView.TABLE)
                .set(EnvironmentVariable.OUTBOX_QUEUE_URL, queues.outboxUrl())
                .set(EnvironmentVariable.DEAD_LETTER_QUEUE_URL, queues.deadLetterUrl())
                .endpoint("SQS", loopback(sqsPort))
                .endpoint("DYNAMODB", loopback(dynamoDbPort));

        FunctionPool api = function(DeployedFunction.SEND_EMAIL, options.apiProcesses(), host);
        Future<LedgerView> ledger = threads.submit(() -> parts.ledger(run, watchdog, dynamoDbPort));
        @Nullable EmbeddedRedis redis = options.redisUrl() == null ? parts.redis(run, watchdog) : null;
        var receipts = new Receipts();
        Map<String, ProviderDouble> doubles = parts.doubles(receipts);
        Map<String, URI> providers = parts.providers(doubles);
        SecretsDouble secrets = parts.secrets(webhookKey);
        workerVariables(redis, providers, secrets);
        FunctionPool workers = function(DeployedFunction.PROCESS_EMAIL_QUEUE, options.workers(), host);
        Future<SqsClient> sqs = threads.submit(() -> parts.queues(sqsPort, queues, eventQueues));

        SqsClient client = sqs.get();
        LedgerView ledgerView = ledger.get();
        api.awaitFirst(FUNCTIONS_READY);
        workers.awaitFirst(FUNCTIONS_READY);
        progress.step("send-email and process-email-queue are ready");
        // Only now: nobody waits for them before an email is sent.
        FunctionPool status = function(DeployedFunction.EMAIL_STATUS, 1, host);
        FunctionPool events = function(DeployedFunction.PROVIDER_EVENTS, 1, host);
        EventSourceMapping outbox = feed(client, queues.outbox(), workers);
        EventSourceMapping _ = feed(client, eventQueues.events(), events);
        Sweeps sweeps = shutdown.add(
                Layer.ENTRANCE, Sweeps.start(() -> function(DeployedFunction.SWEEPER, 1, host), progress::step));
        parts.events(doubles, client, eventQueues, door.uri(), webhookKey, receipts);
        return new StackParts(
                door,
                api,
                status,
                workers,
                events,
                sweeps,
                client,
                queues,
                outbox,
                secrets,
                ledgerView,
                redis,
                receipts,
                providers,
                doubles,
                run.path(),
                shutdown);
    }

    private EventSourceMapping feed(SqsClient sqs, PolledQueue queue, FunctionPool function) {
        return shutdown.add(
                Layer.ENTRANCE, EventSourceMapping.start(sqs, queue, AwsClients.REGION, function, progress::step));
    }

    private void workerVariables(@Nullable EmbeddedRedis redis, Map<String, URI> providers, SecretsDouble secrets)
            throws IOException {
        URI redisUri = redis == null ? Objects.requireNonNull(options.redisUrl()) : redis.uri();
        if (!options.redisDelay().isZero()) {
            redisUri = shutdown.add(Layer.PART, SlowRedis.start(redisUri, options.redisDelay()))
                    .uri();
        }
        URI sendGrid = Objects.requireNonNull(providers.get(SendGridDouble.NAME));
        variables
                .set(EnvironmentVariable.REDIS_URL, redisUri.toString())
                .set(EnvironmentVariable.SENDGRID_BASE_URL, sendGrid.toString())
                .set(EnvironmentVariable.SENDGRID_SECRET_ARN, PartStarter.SENDGRID_SECRET_ARN)
                .set(EnvironmentVariable.SENDGRID_WEBHOOK_SECRET_ARN, PartStarter.WEBHOOK_SECRET_ARN)
                .endpoint("SESV2", Objects.requireNonNull(providers.get(SesDouble.NAME)))
                .endpoint("SECRETS_MANAGER", secrets.endpoint());
    }

    private FunctionPool function(DeployedFunction function, int size, FunctionHost host) throws IOException {
        var launch = FunctionLaunch.of(
                function, options.root(), AwsClients.REGION, variables.of(function, options.variables()));
        if (function == DeployedFunction.PROCESS_EMAIL_QUEUE) {
            launch = launch.withTimeout(options.workerTimeout());
        }
        List<String> flags = options.flags().get(function);
        if (flags != null) {
            launch = launch.with("JAVA_TOOL_OPTIONS", String.join(" ", flags));
        }
        List<FunctionLaunch> launches = new ArrayList<>(Collections.nCopies(size, launch));
        if (function == DeployedFunction.PROCESS_EMAIL_QUEUE
                && !options.oneWorkersClock().isZero()) {
            launches.set(
                    0,
                    launch.with(
                            EnvironmentVariable.TEST_CLOCK_OFFSET_SECONDS.name(),
                            Long.toString(options.oneWorkersClock().toSeconds())));
        }
        return shutdown.add(Layer.PART, FunctionPool.start(launches, host));
    }

    /** Where a project's runs keep their files. */
    static Path buildFolder(Path root) {
        return root.resolve("local-stack").resolve("target");
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
