package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.DeployedFunction;
import dev.emailservice.model.settings.EnvironmentVariable;
import software.constructs.Construct;

/** apiAuthorizer: outside the VPC, since it needs no Redis, and allowed to read the API keys only. */
public final class ApiAuthorizer {

    private ApiAuthorizer() {}

    /** The function with its variables and permissions. */
    public static JavaFunction create(Construct scope, EnvironmentConfig config, LambdaCode code, Ledger ledger) {
        FunctionVariables variables = new FunctionVariables(DeployedFunction.API_AUTHORIZER)
                .set(EnvironmentVariable.LEDGER_TABLE, ledger.table().getTableName())
                .set(
                        EnvironmentVariable.API_KEY_CACHE_SECONDS,
                        Integer.toString(config.api().keyCacheSeconds()))
                .set(EnvironmentVariable.LOG_LEVEL, config.logs().level());
        JavaFunction function =
                new JavaFunction(scope, DeployedFunction.API_AUTHORIZER, config, code, variables, null, null);
        ledger.allowKeys(function);
        return function;
    }
}
