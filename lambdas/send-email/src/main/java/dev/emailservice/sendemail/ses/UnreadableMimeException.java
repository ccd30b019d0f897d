package dev.emailservice.sendemail.ses;

/** A message that can't be taken apart without losing something of it. Stays within this package. */
final class UnreadableMimeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String advice;

    /** @param advice what to do about it, without content of the message */
    UnreadableMimeException(String advice) {
        super(advice, null, false, false); // an answer to a caller: where it was thrown tells nobody anything
        this.advice = advice;
    }

    /** What to do about it. */
    String advice() {
        return advice;
    }
}
