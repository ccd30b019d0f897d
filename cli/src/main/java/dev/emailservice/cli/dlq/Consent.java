package dev.emailservice.cli.dlq;

/**
 * Which risks the person who sends emails back takes, each said by a flag of its own.
 *
 * @param mayBeSent that somebody gets an email twice: a provider may have it already
 * @param wouldEnd that a worker ends the entry instead of sending the email, whose only copy is gone then
 * @param lost that the message the sweeper took for lost turns up beside the one sent back
 */
record Consent(boolean mayBeSent, boolean wouldEnd, boolean lost) {

    static final String MAY_BE_SENT = "--even-if-it-may-have-been-sent";
    static final String WOULD_END = "--even-if-it-would-not-be-sent";
    static final String LOST = "--even-if-lost-from-queue";

    /** None of them. */
    static final Consent NONE = new Consent(false, false, false);
}
