package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.infra.config.ProviderConfig;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.OnUnknown;
import dev.emailservice.model.settings.OutboxQueue;
import dev.emailservice.model.settings.ProviderSettings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** processEmailQueue, the worker: inside the VPC beside Redis, fed by the outbox queues. */
public final class Worker {

    /** What the worker uses. */
    public record Uses(OutboxQueues queues, Ledger ledger, Redis redis, ProviderSecrets secrets, SesSending ses) {}

    private Worker() {}

    /** The function with its variables, permissions and event source mapping. */
    public static JavaFunction create(
            Construct scope, EnvironmentConfig config, LambdaCode code, FunctionNetwork network, Uses uses) {
        JavaFunction worker = new JavaFunction(
                scope,
                DeployedFunction.PROCESS_EMAIL_QUEUE,
                config,
                code,
                variables(config, uses),
                network,
                config.worker().reservedConcurrency());
        uses.queues().allowWork(worker);
        uses.ledger().allowUpdate(worker);
        allowSecret(worker, uses.redis().secret().getSecretArn());
        uses.secrets().byProvider().values().forEach(secret -> allowSecret(worker, secret.getSecretArn()));
        if (config.providers().stream().anyMatch(ProviderConfig::isSes)) {
            uses.ses().allowSend(worker);
        }
        feed(worker, "OutboxQueue", uses.queues().outbox(), config.worker().maxConcurrency());
        feed(worker, "ExpressQueue", uses.queues().express(), config.worker().expressConcurrency());
        return worker;
    }

    private static FunctionVariables variables(EnvironmentConfig config, Uses uses) {
        FunctionVariables variables = new FunctionVariables(DeployedFunction.PROCESS_EMAIL_QUEUE)
                .set(EnvironmentVariable.LEDGER_TABLE, uses.ledger().table().getTableName())
                .set(
                        EnvironmentVariable.OUTBOX_QUEUE_URL,
                        uses.queues().outbox().getQueueUrl())
                .set(
                        EnvironmentVariable.EXPRESS_QUEUE_URL,
                        uses.queues().express().getQueueUrl())
                .set(
                        EnvironmentVariable.DEAD_LETTER_QUEUE_URL,
                        uses.queues().deadLetter().getQueueUrl())
                .set(EnvironmentVariable.REDIS_URL, uses.redis().url())
                .set(EnvironmentVariable.REDIS_SECRET_ARN, uses.redis().secret().getSecretArn())
                .set(EnvironmentVariable.PROVIDERS, ProviderSettings.formatList(config.providerSettings()))
                .set(EnvironmentVariable.ON_UNKNOWN, onUnknown(config.sending().onUnknown()))
                .set(EnvironmentVariable.PROBE_FROM, config.sending().probeFrom())
                .set(EnvironmentVariable.PANIC_POLICY, config.sending().panicPolicy())
                .set(EnvironmentVariable.METRICS_NAMESPACE, config.names().metricsNamespace())
                .set(EnvironmentVariable.LOG_LEVEL, config.logs().level());
        uses.secrets()
                .byProvider()
                .forEach((provider, secret) -> variables.set(provider.secretVariable(), secret.getSecretArn()));
        for (ProviderConfig provider : config.providers()) {
            provider.baseUrlVariable().ifPresent(variable -> variables.set(variable, provider.baseUrl()));
            if (provider.isSes()) {
                variables.set(
                        EnvironmentVariable.SES_CONFIGURATION_SET, uses.ses().configurationSetName());
            }
        }
        return variables;
    }

    private static @Nullable String onUnknown(@Nullable OnUnknown policy) {
        return policy == null ? null : policy.name().toLowerCase(Locale.ROOT);
    }

    private static void allowSecret(JavaFunction worker, String secretArn) {
        Grants.allow(worker, List.of(secretArn), "secretsmanager:GetSecretValue");
    }

    /** Each queue has workers of its own, so that one priority never waits for the other. */
    private static void feed(JavaFunction worker, String id, Queue queue, int maxConcurrency) {
        worker.live()
                .addEventSourceMapping(
                        id,
                        EventSourceMappingOptions.builder()
                                .eventSourceArn(queue.getQueueArn())
                                .batchSize(OutboxQueue.BATCH_SIZE)
                                .maxBatchingWindow(Duration.seconds(OutboxQueue.BATCH_WINDOW.toSeconds()))
                                .maxConcurrency(maxConcurrency)
                                // Without it one failed email would have the whole batch sent again.
                                .reportBatchItemFailures(true)
                                .build());
    }
}
