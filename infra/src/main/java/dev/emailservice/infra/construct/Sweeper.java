package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import dev.emailservice.model.settings.Sweep;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.constructs.Construct;

/** sweeper: outside the VPC, since it needs no Redis; run by a schedule. */
public final class Sweeper {

    private Sweeper() {}

    /** The function with its variables, permissions and schedule. */
    public static JavaFunction create(Construct scope, EnvironmentConfig config, LambdaCode code, Ledger ledger) {
        FunctionVariables variables = new FunctionVariables(DeployedFunction.SWEEPER)
                .set(EnvironmentVariable.LEDGER_TABLE, ledger.table().getTableName())
                .set(EnvironmentVariable.METRICS_NAMESPACE, config.names().metricsNamespace())
                .set(EnvironmentVariable.LOG_LEVEL, config.logs().level());
        JavaFunction function = new JavaFunction(scope, DeployedFunction.SWEEPER, config, code, variables, null, null);
        ledger.allowSweep(function);
        Rule.Builder.create(function, "Schedule")
                .ruleName(config.names().of(DeployedFunction.SWEEPER))
                .description("Has the ledger swept")
                .schedule(Schedule.rate(Duration.minutes(Sweep.EVERY.toMinutes())))
                .targets(List.of(LambdaFunction.Builder.create(function.live())
                        // The next run does the same work.
                        .retryAttempts(0)
                        .build()))
                .build();
        return function;
    }
}
