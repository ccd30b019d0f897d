package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.emailservice.delivery.intake.FieldErrorCode;
import dev.emailservice.http.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The doors there are. */
final class Doors {

    /** The API's own form, in which a request to no door is answered. */
    static final Door OWN = new EmailsDoor();

    private static final List<Door> ALL = List.of(OWN, new SendGridDoor(), new SesDoor());

    private Doors() {}

    /** The door at the request's path; empty where there is none. */
    static Optional<Door> at(APIGatewayProxyRequestEvent event) {
        String path = path(event);
        return ALL.stream()
                .filter(door -> door.path().equals(path) || (door.path() + "/").equals(path))
                .findFirst();
    }

    /** The path that a request is meant for. */
    static @Nullable String path(APIGatewayProxyRequestEvent event) {
        // API Gateway's resource is the path without API stage and base path; a greedy one leaves only the path.
        String resource = event.getResource();
        return resource == null || resource.contains("{") ? event.getPath() : resource;
    }

    /** Whether nothing is wrong but the sender, for which both vendors have an answer of its own. */
    static boolean onlySender(Problem problem) {
        return !problem.errors().isEmpty()
                && problem.errors().stream().allMatch(error -> error.code() == FieldErrorCode.SENDER_NOT_ALLOWED);
    }
}
