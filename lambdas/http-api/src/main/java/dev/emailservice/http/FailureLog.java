package dev.emailservice.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line a failure of ours. Nothing of what the caller sent is in it. */
public final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    /** Enough frames to find the place of a bug. */
    private static final int FRAMES = 12;

    private FailureLog() {}

    /** Records a bug. Its message is left out: it may quote the request. */
    public static void failed(Throwable bug, @Nullable Context context) {
        withRequest(LOG.atError(), context)
                .addKeyValue("error", bug.getClass().getName())
                .addKeyValue(
                        "at",
                        Arrays.stream(bug.getStackTrace())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining(" < ")))
                .log("request failed");
    }

    /** Records that the clients of ledger and queue could not be built. */
    public static void notWired(Throwable cause, @Nullable Context context) {
        withRequest(LOG.atError(), context).setCause(cause).log("ledger or outbox queue can't be used");
    }

    /** The line with Lambda's id of the request, by which the platform's own lines are found. */
    public static LoggingEventBuilder withRequest(LoggingEventBuilder line, @Nullable Context context) {
        return context == null ? line : line.addKeyValue("request", context.getAwsRequestId());
    }
}
