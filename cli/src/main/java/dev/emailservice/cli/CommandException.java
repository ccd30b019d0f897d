package dev.emailservice.cli;

/** A command can't do what it was asked for. The message tells a person why and what to do. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a person is told. */
    public CommandException(String message) {
        super(message);
    }
}
