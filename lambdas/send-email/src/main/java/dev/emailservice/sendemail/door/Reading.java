package dev.emailservice.sendemail.door;

import dev.emailservice.delivery.intake.FieldError;
import java.util.List;

/** What reading a body in another form gives. Whether the email itself is valid is not decided here. */
public sealed interface Reading {

    /**
     * The same request in the API's own form.
     *
     * @param json the body that {@code POST /emails} would take
     * @param paths where its fields came from
     * @param checkOnly whether the caller wants it checked and not sent
     */
    record Email(String json, FieldPaths paths, boolean checkOnly) implements Reading {}

    /**
     * The body can't be honoured in full.
     *
     * @param detail what to do about it, without content of the body
     * @param errors the fields it lies in, by the caller's names; empty where it is no JSON object
     */
    record Refused(String detail, List<FieldError> errors) implements Reading {}
}
