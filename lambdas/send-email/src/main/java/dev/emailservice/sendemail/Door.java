package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.sendemail.door.Reading;
import java.util.Optional;

/**
 * One form in which an email may be handed in, and in which the answer is given. Behind all of them is one validation, one ledger
 * and one queue.
 */
interface Door {

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
