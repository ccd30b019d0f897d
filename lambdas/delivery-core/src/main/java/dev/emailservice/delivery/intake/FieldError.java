package dev.emailservice.delivery.intake;

/**
 * One field that keeps an email request from being accepted.
 *
 * @param field where: {@code to[2]}, {@code attachments[0].filename}
 * @param code what is wrong, for machines
 * @param message what to do about it, for people; holds nothing of the caller's content
 */
public record FieldError(String field, FieldErrorCode code, String message) {}
