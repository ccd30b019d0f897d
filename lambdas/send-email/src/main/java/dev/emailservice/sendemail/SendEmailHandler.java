package dev.emailservice.sendemail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.intake.IdempotentIntake;
import dev.emailservice.delivery.intake.SenderDomains;
import dev.emailservice.http.FailureLog;
import dev.emailservice.http.NotWiredException;
import dev.emailservice.http.ProblemType;
import dev.emailservice.model.settings.Variables;
import dev.emailservice.sendemail.Outcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lambda's entry: an API Gateway proxy event in, the answer out. Never throws: API Gateway would make a 502 of it. */
public final class SendEmailHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final Acceptance acceptance;

    /**
     * For Lambda: wired from this process' environment. What costs time is done here already, where Lambda gives more
     * processor time than in a request, and where a snapshot keeps it.
     */
    public SendEmailHandler() {
        this(new Variables(System.getenv()));
        WarmUp.run(acceptance.intake());
    }

    private SendEmailHandler(Variables variables) {
        this(
                new Wiring(variables)::intake,
                Wiring.senders(variables),
                Wiring.providers(variables),
                InstantSource.system());
    }

    /** As below, for emails of any sender. */
    SendEmailHandler(Supplier<IdempotentIntake> intake, InstantSource clock) {
        this(intake, SenderDomains.ANY, Set.of(), clock);
    }

    /**
     * On whatever ledger and queue the way in leads to.
     *
     * @param intake gives the way in, or throws where it can't be built
     * @param senders whose emails are taken
     * @param providers the names of those that an email may ask for
     * @param clock tells what has expired, and how long a request takes
     */
    public SendEmailHandler(
            Supplier<IdempotentIntake> intake, SenderDomains senders, Set<String> providers, InstantSource clock) {
        this.acceptance = new Acceptance(() -> NotWiredException.wired(intake), senders, providers, clock);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            @Nullable APIGatewayProxyRequestEvent event, @Nullable Context context) {
        Instant start = acceptance.clock().instant();
        APIGatewayProxyRequestEvent request = event == null ? new APIGatewayProxyRequestEvent() : event;
        return BatchEndpoint.isAt(request) ? batch(request, start, context) : one(request, start, context);
    }

    private APIGatewayProxyResponseEvent one(
            APIGatewayProxyRequestEvent request, Instant start, @Nullable Context context) {
        Optional<Door> door = Doors.at(request);
        Outcome outcome = door.isEmpty()
                ? Refused.unread(ProblemType.NOT_FOUND, "Send emails to POST /emails.")
                : guarded(
                        () -> new EmailsEndpoint(acceptance).handle(door.get(), request), refused -> refused, context);
        RequestLog.answered(outcome, Duration.between(start, acceptance.clock().instant()), context);
        return door.orElse(Doors.OWN).answer(outcome);
    }

    private APIGatewayProxyResponseEvent batch(
            APIGatewayProxyRequestEvent request, Instant start, @Nullable Context context) {
        BatchResult result =
                guarded(() -> new BatchEndpoint(acceptance).handle(request), BatchResult.Refused::new, context);
        RequestLog.answered(result, Duration.between(start, acceptance.clock().instant()), context);
        return EmailAnswers.to(result);
    }

    private static <T> T guarded(Supplier<T> work, Function<Refused, T> refusal, @Nullable Context context) {
        try {
            return work.get();
        } catch (NotWiredException e) {
            FailureLog.notWired(e, context);
            return refusal.apply(Refused.unread(
                    ProblemType.UNAVAILABLE, "Send the email again later: it was not accepted this time."));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            FailureLog.failed(e, context);
            return refusal.apply(Refused.unread(
                    ProblemType.INTERNAL, "Send the email again later; the service's log says what is wrong."));
        }
    }
}
