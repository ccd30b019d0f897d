package dev.emailservice.emailstatus;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.model.job.EmailId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The resources of the API that this function answers for, as API Gateway names them. */
enum Resource {
    EMAILS("/emails"),
    EMAIL("/emails/{id}"),
    CANCEL("/emails/{id}/cancel"),
    HEALTH("/health"),
    /** No resource of ours. */
    NONE("");

    private final String path;

    Resource(String path) {
        this.path = path;
    }

    /** Which one a request is for. */
    static Resource of(APIGatewayProxyRequestEvent event) {
        return Arrays.stream(values())
                .filter(resource -> resource.path.equals(event.getResource()))
                .findFirst()
                .orElse(NONE);
    }

    /** The email that the path names; empty where that is no email's id. */
    static Optional<EmailId> emailId(APIGatewayProxyRequestEvent event) {
        Map<String, String> variables = event.getPathParameters();
        String id = variables == null ? null : variables.get("id");
        try {
            return id == null ? Optional.empty() : Optional.of(new EmailId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name in logs: the path with its variables' names. */
    String path() {
        return path;
    }
}
