package dev.emailservice.sendemail;

import java.util.Locale;

/** The ways a request can fail, each with its HTTP status. */
enum ProblemType {
    MALFORMED(400, "The request can't be read"),
    UNAUTHORIZED(401, "The API key is missing or not valid"),
    FORBIDDEN(403, "The API key does not allow this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    IN_PROGRESS(409, "The same request is at work"),
    TOO_LARGE(413, "The email is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    INVALID_FIELDS(422, "Some fields are not valid"),
    KEY_REUSED(422, "The Idempotency-Key stands for another email"),
    INTERNAL(500, "The service failed"),
    UNAVAILABLE(503, "The service is not available right now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The name in logs, and the last part of the URI: lower case with hyphens. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The identity of the type; it is a name and leads nowhere (RFC 9457, section 3.1.1). */
    String uri() {
        return "urn:problem-type:email-service:" + slug();
    }
}
