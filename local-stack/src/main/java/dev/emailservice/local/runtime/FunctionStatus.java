package dev.emailservice.local.runtime;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What one process of a function is doing.
 *
 * @param name the function's name, the same for all its processes
 * @param pid the operating system's id; empty while there is no process
 * @param state what it does
 */
public record FunctionStatus(String name, OptionalLong pid, State state) {

    /** What a process of a function is doing. */
    public enum State {
        /** It has not asked for an invocation yet. */
        STARTING,
        /** It waits for an invocation. */
        IDLE,
        /** It handles one. */
        BUSY,
        /** It has ended; another takes its place after a pause. */
        ENDED;

        /** As JSON has it: lower case. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
