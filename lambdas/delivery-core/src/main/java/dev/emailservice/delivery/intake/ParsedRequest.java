package dev.emailservice.delivery.intake;

import dev.emailservice.model.email.EmailRequest;
import dev.emailservice.model.job.SendOptions;
import java.util.List;

/** What reading the body of a request gives. */
public sealed interface ParsedRequest {

    /** An email that either provider takes, and what its caller asks of its sending. */
    record Valid(EmailRequest email, SendOptions options) implements ParsedRequest {}

    /**
     * The body does not have the shape of an email request.
     *
     * @param problem what to do about it, without content of the body
     * @param errors the fields of the wrong type and whatever else was found; empty where no field could be read
     */
    record Malformed(String problem, List<FieldError> errors) implements ParsedRequest {}

    /** The shape is right, and some values are not. */
    record Invalid(List<FieldError> errors) implements ParsedRequest {}
}
