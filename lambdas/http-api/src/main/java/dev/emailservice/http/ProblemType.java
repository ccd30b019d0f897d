package dev.emailservice.http;

import java.util.Locale;

/** The ways a request can fail, each with its HTTP status. */
public enum ProblemType {
    /** Neither its syntax nor its parameters make sense. */
    MALFORMED(400, "The request can't be read"),
    /** Nobody known sent it. */
    UNAUTHORIZED(401, "The API key is missing or not valid"),
    /** Its sender is known and may not do this. */
    FORBIDDEN(403, "The API key does not allow this"),
    /** No such path, or no such email. */
    NOT_FOUND(404, "There is nothing here"),
    /** The path is known, and takes other methods. */
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    /** A request with the same Idempotency-Key has not ended. */
    IN_PROGRESS(409, "The same request is at work"),
    /** The email has gone too far for what is asked. */
    CONFLICT(409, "The email's state does not allow it"),
    /** More than the service can carry. */
    TOO_LARGE(413, "The email is too large"),
    /** The body is not declared as what the path takes. */
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    /** The errors name the fields. */
    INVALID_FIELDS(422, "Some fields are not valid"),
    /** The Idempotency-Key has come with another content. */
    KEY_REUSED(422, "The Idempotency-Key stands for another email"),
    /** A bug. */
    INTERNAL(500, "The service failed"),
    /** A store is away; nothing was kept. */
    UNAVAILABLE(503, "The service is not available right now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What kind of problem it is, the same words each time. */
    public String title() {
        return title;
    }

    /** The name in logs, and the last part of the URI: lower case with hyphens. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The identity of the type; it is a name and leads nowhere (RFC 9457, section 3.1.1). */
    public String uri() {
        return "urn:problem-type:email-service:" + slug();
    }
}
