package dev.emailservice.infra.construct;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;

/**
 * The answers API Gateway gives by itself, in the form of all our errors: {@code application/problem+json} (RFC 9457).
 */
final class ProblemResponses {

    private record Problem(ResponseType type, int status, String title) {

        String json() {
            return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + "}";
        }
    }

    private static final List<Problem> PROBLEMS = List.of(
            // The authorizer tells nobody whether a key is missing, unknown or revoked.
            new Problem(ResponseType.UNAUTHORIZED, 401, "The API key is missing or not valid"),
            new Problem(ResponseType.ACCESS_DENIED, 403, "The API key does not allow this"),
            // What it calls a missing authentication token is a path or method that does not exist.
            new Problem(ResponseType.MISSING_AUTHENTICATION_TOKEN, 404, "There is nothing here"),
            new Problem(ResponseType.REQUEST_TOO_LARGE, 413, "The request is too large"),
            new Problem(ResponseType.THROTTLED, 429, "Too many requests"),
            // The client cannot know whether the email was accepted: sending it again may be a second email.
            new Problem(ResponseType.INTEGRATION_FAILURE, 503, "The service is not available"),
            new Problem(ResponseType.INTEGRATION_TIMEOUT, 503, "The service did not answer in time"),
            new Problem(ResponseType.DEFAULT_5_XX, 503, "The service is not available"));

    private ProblemResponses() {}

    /** Gives the API these answers. */
    static void addTo(RestApi api) {
        for (Problem problem : PROBLEMS) {
            api.addGatewayResponse(
                    problem.type().getResponseType(),
                    GatewayResponseOptions.builder()
                            .type(problem.type())
                            .statusCode(String.valueOf(problem.status()))
                            .responseHeaders(Map.of("Content-Type", "'application/problem+json'"))
                            .templates(Map.of("application/json", problem.json()))
                            .build());
        }
    }
}
