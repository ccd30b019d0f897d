package dev.emailservice.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.access.AccessContext;
import dev.emailservice.delivery.access.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * Who sent a request, and whether it may: what the authorizer found out, which API Gateway hands on with the event. The one place that
 * knows how it does so.
 */
public sealed interface Caller {

    /** It may. */
    record Allowed(Access.Granted rights) implements Caller {}

    /** It may not, for this problem. */
    record Refused(Problem problem) implements Caller {}

    /**
     * The caller of a request that takes this scope. A request that no authorizer has seen comes from nobody: that the API was set up
     * without one must not open it.
     */
    static Caller of(APIGatewayProxyRequestEvent event, Scope scope) {
        Optional<Access.Granted> rights = rights(event);
        if (rights.isEmpty()) {
            return new Refused(Problem.of(
                    ProblemType.UNAUTHORIZED, "Send an API key, as Authorization: Bearer KEY or as x-api-key: KEY."));
        }
        return rights.get().allows(scope)
                ? new Allowed(rights.get())
                : new Refused(Problem.of(
                        ProblemType.FORBIDDEN, "Use an API key that has the scope " + scope.wireName() + "."));
    }

    private static Optional<Access.Granted> rights(APIGatewayProxyRequestEvent event) {
        APIGatewayProxyRequestEvent.ProxyRequestContext context = event.getRequestContext();
        Map<String, Object> authorizer = context == null ? null : context.getAuthorizer();
        return authorizer == null ? Optional.empty() : AccessContext.read(authorizer);
    }
}
