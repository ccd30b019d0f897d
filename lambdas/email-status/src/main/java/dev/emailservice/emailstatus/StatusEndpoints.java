package dev.emailservice.emailstatus;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.status.Cancellation;
import dev.emailservice.delivery.status.StatusPage;
import dev.emailservice.http.Answers;
import dev.emailservice.http.Problem;
import dev.emailservice.http.ProblemType;
import dev.emailservice.http.QueryParameters;
import dev.emailservice.model.job.EmailId;
import dev.emailservice.model.json.Json;
import dev.emailservice.model.ledger.LedgerState;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the API answers to which request. Nothing outside is touched before a request is found to make sense. */
final class StatusEndpoints {

    private static final Problem NO_SUCH_EMAIL = Problem.of(
            ProblemType.NOT_FOUND, "No email has this id, or it was accepted so long ago that nothing is known of it.");

    private final Supplier<Parts> parts;

    StatusEndpoints(Supplier<Parts> parts) {
        this.parts = parts;
    }

    /** Answers one request. */
    APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event) {
        return switch (Resource.of(event)) {
            // Emails are sent to the same path, through another function.
            case EMAILS -> only("GET", "GET, POST", event, this::list);
            case EMAIL -> only("GET", "GET", event, this::show);
            case CANCEL -> only("POST", "POST", event, this::cancel);
            case HEALTH -> only("GET", "GET", event, this::health);
            case NONE -> Answers.problem(Problem.of(ProblemType.NOT_FOUND, "There is no such path."));
        };
    }

    private static APIGatewayProxyResponseEvent only(
            String method,
            String allowed,
            APIGatewayProxyRequestEvent event,
            Function<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> answer) {
        return method.equals(event.getHttpMethod())
                ? answer.apply(event)
                : Answers.problem(Problem.methodNotAllowed(allowed));
    }

    private APIGatewayProxyResponseEvent list(APIGatewayProxyRequestEvent event) {
        QueryParameters query = QueryParameters.of(event, ListQuery.PARAMETERS);
        ListQuery list = ListQuery.of(query);
        return query.problem().map(Answers::problem).orElseGet(() -> {
            StatusPage page = parts.get().list().page(list.filter(), list.limit(), list.after());
            return Answers.json(200, StatusJson.of(page));
        });
    }

    private APIGatewayProxyResponseEvent show(APIGatewayProxyRequestEvent event) {
        QueryParameters query = QueryParameters.of(event, Set.of("explain"));
        Boolean explain = query.read("explain", StatusEndpoints::yesOrNo, "Give true or false.");
        return query.problem()
                .map(Answers::problem)
                .orElseGet(() -> Resource.emailId(event)
                        .flatMap(id -> parts.get().store().find(id))
                        .map(email -> Answers.json(200, StatusJson.of(email, Boolean.TRUE.equals(explain))))
                        .orElseGet(() -> Answers.problem(NO_SUCH_EMAIL)));
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private APIGatewayProxyResponseEvent cancel(APIGatewayProxyRequestEvent event) {
        Optional<Problem> problem = QueryParameters.of(event, Set.of()).problem();
        return problem.map(Answers::problem)
                .orElseGet(() -> Resource.emailId(event)
                        .map(id -> cancelled(id, parts.get().store().cancel(id)))
                        .orElseGet(() -> Answers.problem(NO_SUCH_EMAIL)));
    }

    private static APIGatewayProxyResponseEvent cancelled(EmailId id, Cancellation cancellation) {
        return switch (cancellation) {
            case Cancellation.Cancelled _ ->
                Answers.json(
                        200,
                        Json.ASCII
                                .createObjectNode()
                                .put("id", id.value())
                                .put("state", LedgerState.CANCELLED.wireName())
                                .toString());
            case Cancellation.TooLate late ->
                Answers.problem(Problem.of(
                                ProblemType.CONFLICT,
                                late.state() == LedgerState.QUEUED
                                        ? "It can't be cancelled any more: sending it was begun, and will be tried again."
                                        : "It can't be cancelled any more.")
                        .with("state", late.state().wireName()));
            case Cancellation.NotThere _ -> Answers.problem(NO_SUCH_EMAIL);
        };
    }

    private APIGatewayProxyResponseEvent health(APIGatewayProxyRequestEvent event) {
        return QueryParameters.of(event, Set.of())
                .problem()
                .map(Answers::problem)
                .orElseGet(() -> parts.get().health().answer());
    }
}
