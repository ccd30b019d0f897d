package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.ProviderSettings;
import software.constructs.Construct;

/** sendEmail: outside the VPC, since it needs no Redis, and allowed to write the ledger and the outbox queue only. */
public final class SendEmail {

    private SendEmail() {}

    /** The function with its variables and permissions. */
    public static JavaFunction create(
            Construct scope, EnvironmentConfig config, LambdaCode code, OutboxQueues queues, Ledger ledger) {
        FunctionVariables variables = new FunctionVariables(DeployedFunction.SEND_EMAIL)
                .set(EnvironmentVariable.LEDGER_TABLE, ledger.table().getTableName())
                .set(EnvironmentVariable.OUTBOX_QUEUE_URL, queues.outbox().getQueueUrl())
                .set(EnvironmentVariable.EXPRESS_QUEUE_URL, queues.express().getQueueUrl())
                .set(EnvironmentVariable.PROVIDERS, ProviderSettings.formatList(config.providerSettings()))
                .set(EnvironmentVariable.SENDER_DOMAINS, config.sending().domain())
                .set(EnvironmentVariable.LOG_LEVEL, config.logs().level());
        JavaFunction function =
                new JavaFunction(scope, DeployedFunction.SEND_EMAIL, config, code, variables, null, null);
        queues.allowSend(function);
        ledger.allowOpen(function);
        return function;
    }
}
