package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import software.constructs.Construct;

/** emailStatus: outside the VPC, since it needs no Redis, and allowed to read the ledger and to end entries in it only. */
public final class EmailStatus {

    private EmailStatus() {}

    /** The function with its variables and permissions. */
    public static JavaFunction create(
            Construct scope, EnvironmentConfig config, LambdaCode code, OutboxQueues queues, Ledger ledger) {
        FunctionVariables variables = new FunctionVariables(DeployedFunction.EMAIL_STATUS)
                .set(EnvironmentVariable.LEDGER_TABLE, ledger.table().getTableName())
                .set(EnvironmentVariable.OUTBOX_QUEUE_URL, queues.outbox().getQueueUrl())
                .set(EnvironmentVariable.LOG_LEVEL, config.logs().level());
        JavaFunction function =
                new JavaFunction(scope, DeployedFunction.EMAIL_STATUS, config, code, variables, null, null);
        queues.allowAsk(function);
        ledger.allowStatus(function);
        return function;
    }
}
