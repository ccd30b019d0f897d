package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.Context;
import dev.emailservice.http.FailureLog;
import dev.emailservice.http.Problem;
import dev.emailservice.model.job.EmailId;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line a request. Nothing of what the caller sent is in it. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private RequestLog() {}

    /** Records how a request ended and how long it took. */
    static void answered(Outcome outcome, Duration took, @Nullable Context context) {
        LoggingEventBuilder line = FailureLog.withRequest(LOG.atInfo(), context)
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

    /** The same of a batch. */
    static void answered(BatchResult result, Duration took, @Nullable Context context) {
        switch (result) {
            case BatchResult.Accepted accepted ->
                FailureLog.withRequest(LOG.atInfo(), context)
                        .addKeyValue("status", 202)
                        .addKeyValue("recipients", accepted.recipients())
                        .addKeyValue("milliseconds", took.toMillis())
                        .addKeyValue(
                                "ids",
                                accepted.ids().stream().map(EmailId::value).collect(Collectors.joining(",")))
                        .log("batch accepted");
            case BatchResult.Refused(Outcome.Refused refused) -> answered(refused, took, context);
        }
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
