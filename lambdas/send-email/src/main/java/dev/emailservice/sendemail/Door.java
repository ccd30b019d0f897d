package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.sendemail.door.Reading;
import java.util.List;
import java.util.Optional;

/**
 * One form in which an email may be handed in, and in which the answer is given. Behind all of them is one validation, one ledger
 * and one queue.
 */
interface Door {

    /** All of them; the first answers where none is meant. */
    List<Door> ALL = List.of(new EmailsDoor(), new SendGridDoor(), new SesDoor());

    /** The door at the request's path; empty where there is none. */
    static Optional<Door> at(APIGatewayProxyRequestEvent event) {
        // API Gateway's resource is the path without API stage and base path; a greedy one leaves only the path to go by.
        String resource = event.getResource();
        String path = resource == null || resource.contains("{") ? event.getPath() : resource;
        return ALL.stream()
                .filter(door -> door.path().equals(path) || (door.path() + "/").equals(path))
                .findFirst();
    }

    /** Where it is: a path that takes POST. */
    String path();

    /** The body in the API's own form. Never throws, whatever it is. */
    Reading read(String body);

    /** What the client itself sends again with each try of one request, where it gives no Idempotency-Key; else empty. */
    default Optional<String> tryAgainKey(APIGatewayProxyRequestEvent event) {
        return Optional.empty();
    }

    /** The HTTP answer to an outcome. */
    APIGatewayProxyResponseEvent answer(Outcome outcome);
}
