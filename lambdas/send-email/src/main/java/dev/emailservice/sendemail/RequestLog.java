package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line a request, and one a failure. Nothing of what the caller sent is in them. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    /** Enough frames to find the place of a bug. */
    private static final int FRAMES = 12;

    private RequestLog() {}

    /** Records how a request ended and how long it took. */
    static void answered(Outcome outcome, Duration took, @Nullable Context context) {
        LoggingEventBuilder line = withRequest(LOG.atInfo(), context)
                .addKeyValue("status", outcome.status())
                .addKeyValue("recipients", outcome.recipients())
                .addKeyValue("milliseconds", took.toMillis());
        switch (outcome) {
            case Outcome.Accepted accepted ->
                line.addKeyValue("id", accepted.id().value()).log("email accepted");
            case Outcome.Checked _ -> line.log("email checked");
            case Outcome.Refused(Problem problem, int _) ->
                withCodes(line, problem)
                        .addKeyValue("problem", problem.type().slug())
                        .log("request refused");
        }
    }

    /** Records a bug. Its message is left out: it may quote the request. */
    static void failed(Throwable bug, @Nullable Context context) {
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
    static void notWired(Throwable cause, @Nullable Context context) {
        withRequest(LOG.atError(), context).setCause(cause).log("ledger or outbox queue can't be used");
    }

    private static LoggingEventBuilder withRequest(LoggingEventBuilder line, @Nullable Context context) {
        return context == null ? line : line.addKeyValue("request", context.getAwsRequestId());
    }

    private static LoggingEventBuilder withCodes(LoggingEventBuilder line, Problem problem) {
        if (problem.errors().isEmpty()) {
            return line;
        }
        return line.addKeyValue(
                "codes",
                problem.errors().stream()
                        .map(error -> error.code().wireName())
                        .distinct()
                        .collect(Collectors.joining(",")));
    }
}
