package dev.emailservice.infra.construct;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** The rule that a resource answers over TLS only, for resources where CDK has no switch for it. */
final class TlsOnly {

    private TlsOnly() {}

    /**
     * A resource policy that denies every plain request.
     *
     * @param actions all of the resource's actions, such as {@code dynamodb:*}
     */
    static PolicyDocument policy(String actions) {
        return PolicyDocument.Builder.create()
                .statements(List.of(PolicyStatement.Builder.create()
                        .effect(Effect.DENY)
                        .principals(List.of(new AnyPrincipal()))
                        .actions(List.of(actions))
                        // A resource's own policy applies to that resource alone; its ARN here would be a cycle.
                        .resources(List.of("*"))
                        .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                        .build()))
                .build();
    }
}
