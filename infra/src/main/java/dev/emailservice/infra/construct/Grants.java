package dev.emailservice.infra.construct;

import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Permissions by exact action. CDK's own {@code grantRead}, {@code grantConsumeMessages} and so on allow more than our
 * functions do: each adds actions they never call.
 */
final class Grants {

    private Grants() {}

    /** Allows the actions on the resources, and nothing else. */
    static void allow(IGrantable grantee, List<String> resourceArns, String... actions) {
        add(
                grantee,
                PolicyStatement.Builder.create()
                        .effect(Effect.ALLOW)
                        .resources(resourceArns)
                        .actions(List.of(actions))
                        .build());
    }

    /** Adds a statement that needs more than that, such as a condition. */
    static void add(IGrantable grantee, PolicyStatement statement) {
        grantee.getGrantPrincipal().addToPrincipalPolicy(statement);
    }
}
