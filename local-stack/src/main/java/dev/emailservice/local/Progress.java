package dev.emailservice.local;

/** Hears what the local stack does: each step of its start, and later each process that ended by itself. */
@FunctionalInterface
public interface Progress {

    /**
     * Something has happened.
     *
     * @param what one line for a person, without any content of an email; lines of a log may follow it
     */
    void step(String what);
}
