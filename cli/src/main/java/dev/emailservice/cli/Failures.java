package dev.emailservice.cli;

import dev.emailservice.local.LocalStackException;

/** Says what went wrong in a way that a person can act on. */
final class Failures {

    private Failures() {}

    /** One line for what was foreseen; for a bug of ours its kind, too, and where the rest is. */
    static String explain(Exception exception) {
        String message = exception.getMessage();
        if ((exception instanceof LocalStackException || exception instanceof CommandException) && message != null) {
            return message;
        }
        if (Boolean.getBoolean("mailctl.debug")) {
            exception.printStackTrace();
        }
        return exception.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
