package dev.emailservice.adapters.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * An exception as a log may show it: classes and frames of the whole chain of causes. The message is shown of our own
 * exceptions only, which are written without any content: a foreign one may quote addresses, a body or a secret.
 */
final class SafeThrowable {

    private static final String OUR_PACKAGES = "dev.emailservice.";
    private static final int MAX_CAUSES = 8;
    private static final int MAX_FRAMES = 40;

    private SafeThrowable() {}

    /** Writes {@code {"class","message"?,"stack":[…],"cause"?:{…}}}. */
    static void write(JsonGenerator json, IThrowableProxy throwable) throws IOException {
        write(json, throwable, new HashSet<>());
    }

    private static void write(JsonGenerator json, IThrowableProxy throwable, Set<IThrowableProxy> seen)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("class", throwable.getClassName());
        String message = throwable.getMessage();
        if (message != null && throwable.getClassName().startsWith(OUR_PACKAGES)) {
            json.writeStringField("message", AddressMask.mask(message));
        }
        json.writeArrayFieldStart("stack");
        int frames = 0;
        for (StackTraceElementProxy frame : throwable.getStackTraceElementProxyArray()) {
            if (frames++ == MAX_FRAMES) {
                break;
            }
            json.writeString(frame.getStackTraceElement().toString());
        }
        json.writeEndArray();
        IThrowableProxy cause = throwable.getCause();
        if (cause != null && seen.add(throwable) && seen.size() < MAX_CAUSES) {
            json.writeFieldName("cause");
            write(json, cause, seen);
        }
        json.writeEndObject();
    }
}
