package dev.emailservice.emailstatus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.ledger.LedgerUnavailableException;
import dev.emailservice.http.Answers;
import dev.emailservice.http.FailureLog;
import dev.emailservice.http.NotWiredException;
import dev.emailservice.http.Problem;
import dev.emailservice.http.ProblemType;
import dev.emailservice.model.settings.Variables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lambda's entry: an API Gateway proxy event in, the answer out. Never throws: API Gateway would make a 502 of it. */
public final class EmailStatusHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(EmailStatusHandler.class);

    private static final Problem UNAVAILABLE = Problem.of(
            ProblemType.UNAVAILABLE, "Ask again later: the ledger could not be read, and nothing was changed.");

    private final Supplier<Parts> parts;
    private final InstantSource clock;

    /** For Lambda: wired from this process' environment, with the clients made already where a snapshot keeps them. */
    public EmailStatusHandler() {
        this(Wiring.of(new Variables(System.getenv()), InstantSource.system()), InstantSource.system());
        WarmUp.run(parts);
    }

    /**
     * @param parts gives what is worked with, or throws where it can't be built
     * @param clock measures how long a request takes
     */
    EmailStatusHandler(Supplier<Parts> parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            @Nullable APIGatewayProxyRequestEvent given, @Nullable Context context) {
        Instant start = clock.instant();
        APIGatewayProxyRequestEvent event = given == null ? new APIGatewayProxyRequestEvent() : given;
        APIGatewayProxyResponseEvent answer = answer(event, context);
        FailureLog.withRequest(LOG.atInfo(), context)
                .addKeyValue("resource", Resource.of(event).path())
                .addKeyValue("status", answer.getStatusCode())
                .addKeyValue(
                        "milliseconds", Duration.between(start, clock.instant()).toMillis())
                .log("request answered");
        return answer;
    }

    private APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, @Nullable Context context) {
        try {
            return new StatusEndpoints(() -> NotWiredException.wired(parts)).answer(event);
        } catch (NotWiredException e) {
            FailureLog.notWired(e, context);
            return Answers.problem(UNAVAILABLE);
        } catch (LedgerUnavailableException e) {
            FailureLog.withRequest(LOG.atError(), context).setCause(e).log("ledger unavailable");
            return Answers.problem(UNAVAILABLE);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            FailureLog.failed(e, context);
            return Answers.problem(
                    Problem.of(ProblemType.INTERNAL, "Ask again later; the service's log says what is wrong."));
        }
    }
}
