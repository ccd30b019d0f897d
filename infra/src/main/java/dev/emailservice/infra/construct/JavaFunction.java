package dev.emailservice.infra.construct;

import dev.emailservice.infra.config.EnvironmentConfig;
import dev.emailservice.model.settings.DeployedFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * One of our functions with all that belongs to it: role, log group, and the alias {@code live} on a published version.
 * Callers use the alias, for SnapStart restores published versions only.
 */
public final class JavaFunction extends Construct implements IGrantable {

    /** The alias that callers use. */
    public static final String ALIAS = "live";

    private final Role role;
    private final Function function;
    private final Alias live;

    /**
     * The function as {@link DeployedFunction} describes it.
     *
     * @param network where it runs; null: outside any VPC
     * @param reservedConcurrency invocations kept free for it; null: none
     */
    public JavaFunction(
            Construct scope,
            DeployedFunction deployed,
            EnvironmentConfig config,
            LambdaCode code,
            FunctionVariables variables,
            @Nullable FunctionNetwork network,
            @Nullable Integer reservedConcurrency) {
        super(scope, deployed.functionName());
        String name = config.names().of(deployed);
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/aws/lambda/" + name)
                .retention(config.logs().retention())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        this.role = FunctionRole.create(this, logs);
        Function.Builder builder = Function.Builder.create(this, "Function")
                .functionName(name)
                .role(role)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(deployed.handler())
                .code(code.of(deployed))
                .memorySize(config.functions().memoryMegabytes(deployed))
                .timeout(Duration.seconds(deployed.timeout().toSeconds()))
                .environment(variables.toMap())
                .tracing(Tracing.ACTIVE)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .logGroup(logs)
                .currentVersionOptions(VersionOptions.builder()
                        // The version before is what a rollback goes back to.
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build());
        if (reservedConcurrency != null) {
            builder.reservedConcurrentExecutions(reservedConcurrency);
        }
        if (network != null) {
            FunctionRole.allowVpc(role, name);
            network.configure(builder);
        }
        this.function = builder.build();
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias is on a published version.");
        this.live = Alias.Builder.create(this, "Live")
                .aliasName(ALIAS)
                .version(function.getCurrentVersion())
                .build();
    }

    /** The function, for its metrics. */
    public Function function() {
        return function;
    }

    /** The alias, for its callers. */
    public Alias live() {
        return live;
    }

    @Override
    public IPrincipal getGrantPrincipal() {
        return role;
    }
}
