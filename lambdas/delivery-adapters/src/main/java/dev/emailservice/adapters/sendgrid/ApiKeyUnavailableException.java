package dev.emailservice.adapters.sendgrid;

/** The store of the API key can't be read, and no key is held. */
public final class ApiKeyUnavailableException extends RuntimeException {

    /** @param message which secret, by its name and never by its value */
    public ApiKeyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
