package dev.emailservice.infra.construct;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The role of one function, without AWS' managed policies: those let it write to every log group of the account. */
final class FunctionRole {

    private static final String[] NETWORK_INTERFACES = {
        "ec2:CreateNetworkInterface",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSubnets",
        "ec2:DeleteNetworkInterface",
        "ec2:AssignPrivateIpAddresses",
        "ec2:UnassignPrivateIpAddresses"
    };

    private FunctionRole() {}

    /** A role that lets the function write its own log and nothing else. */
    static Role create(Construct scope, LogGroup logs) {
        Role role = Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        Grants.allow(role, List.of(logs.getLogGroupArn()), "logs:CreateLogStream", "logs:PutLogEvents");
        return role;
    }

    /**
     * Lets Lambda attach the function to a VPC, which works on all resources only, and denies the same to the
     * function's own code (Lambda Developer Guide, "Giving Lambda functions access to resources in an Amazon VPC").
     */
    static void allowVpc(Role role, String functionName) {
        Grants.allow(role, List.of("*"), NETWORK_INTERFACES);
        String functionArn = Stack.of(role)
                .formatArn(ArnComponents.builder()
                        .service("lambda")
                        .resource("function")
                        .resourceName(functionName)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
        Grants.add(
                role,
                PolicyStatement.Builder.create()
                        .effect(Effect.DENY)
                        .resources(List.of("*"))
                        .actions(List.of(NETWORK_INTERFACES))
                        .conditions(Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", List.of(functionArn))))
                        .build());
    }
}
