package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.sendemail.door.FieldPaths;
import dev.emailservice.sendemail.door.Reading;

/** {@code POST /emails}: the API's own form. */
final class EmailsDoor implements Door {

    @Override
    public String path() {
        return "/emails";
    }

    @Override
    public Reading read(String body) {
        return new Reading.Email(body, FieldPaths.same(), false);
    }

    @Override
    public APIGatewayProxyResponseEvent answer(Outcome outcome) {
        return EmailAnswers.to(outcome);
    }
}
