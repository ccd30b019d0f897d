package dev.emailservice.delivery.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is wrong with a field, for machines. */
public enum FieldErrorCode {
    /** No field of an email request has this name. */
    UNKNOWN_FIELD,
    /** The field belongs to the API, but this version can't honour it yet. */
    NOT_SUPPORTED,
    /** The field is missing or empty. */
    REQUIRED,
    /** The value is of another JSON type than the field takes. */
    WRONG_TYPE,
    /** The value is no mailbox that both providers deliver to. */
    INVALID_ADDRESS,
    /** A character that must not stand here. */
    INVALID_CHARACTER,
    /** The value does not have the form the field asks for. */
    INVALID_FORMAT,
    /** The instant has passed. */
    NOT_IN_FUTURE,
    /** More characters than the providers carry. */
    TOO_LONG,
    /** More entries than the providers carry. */
    TOO_MANY,
    /** The name belongs to the service or to a provider. */
    RESERVED,
    /** The same name twice. */
    DUPLICATE,
    /** A provider refuses files of this kind. */
    BLOCKED_FILE_TYPE,
    /** This service may not send as this domain. */
    SENDER_NOT_ALLOWED;

    /** The code in the answer: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
