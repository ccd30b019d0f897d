package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.SesEventQueue;
import java.util.List;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.constructs.Construct;

/** providerEvents: outside the VPC, since it needs no Redis; fed by the queue of SES' events and called by SendGrid. */
public final class ProviderEvents {

    /** Batches at once: ten events each take a fraction of a second, and nobody waits for them. */
    private static final int MAX_CONCURRENCY = 5;

    private ProviderEvents() {}

    /** The function with its variables, permissions and event source mapping. */
    public static JavaFunction create(
            Construct scope,
            EnvironmentConfig config,
            LambdaCode code,
            SesEventQueues queues,
            Ledger ledger,
            ProviderSecrets secrets) {
        FunctionVariables variables = new FunctionVariables(DeployedFunction.PROVIDER_EVENTS)
                .set(EnvironmentVariable.LEDGER_TABLE, ledger.table().getTableName())
                .set(EnvironmentVariable.METRICS_NAMESPACE, config.names().metricsNamespace())
                .set(EnvironmentVariable.LOG_LEVEL, config.logs().level());
        secrets.sendGridWebhook()
                .ifPresent(secret ->
                        variables.set(EnvironmentVariable.SENDGRID_WEBHOOK_SECRET_ARN, secret.getSecretArn()));
        JavaFunction function =
                new JavaFunction(scope, DeployedFunction.PROVIDER_EVENTS, config, code, variables, null, null);
        queues.allowWork(function);
        ledger.allowEvents(function);
        secrets.sendGridWebhook()
                .ifPresent(secret ->
                        Grants.allow(function, List.of(secret.getSecretArn()), "secretsmanager:GetSecretValue"));
        function.live()
                .addEventSourceMapping(
                        "SesEvents",
                        EventSourceMappingOptions.builder()
                                .eventSourceArn(queues.events().getQueueArn())
                                .batchSize(SesEventQueue.BATCH_SIZE)
                                .maxConcurrency(MAX_CONCURRENCY)
                                .reportBatchItemFailures(true)
                                .build());
        return function;
    }
}
