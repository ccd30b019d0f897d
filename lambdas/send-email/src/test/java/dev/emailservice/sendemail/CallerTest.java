package dev.emailservice.sendemail;

import static dev.emailservice.sendemail.Api.VALID_BODY;
import static dev.emailservice.sendemail.Api.json;
import static dev.emailservice.sendemail.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.emailservice.delivery.access.Access;
import dev.emailservice.delivery.access.Scope;
import dev.emailservice.delivery.intake.SenderDomains;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller's API key lets it send. */
class CallerTest {

    private final Api api = new Api();

    private APIGatewayProxyResponseEvent call(Scope scope, String domains) {
        Access.Granted caller =
                new Access.Granted("0123456789abcdef", Set.of(scope), SenderDomains.parse(domains), "somebody");
        return api.call(Api.by(caller, post(VALID_BODY)));
    }

    private void assertRefused(APIGatewayProxyResponseEvent answer, int status, String type) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(json(answer).path("type").textValue()).endsWith(":" + type);
        assertThat(api.queue()).isEmpty();
        assertThat(api.intakeAsked()).as("neither ledger nor queue is touched").isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"SEND", "ADMIN"})
    void aKeyThatMaySendSends(Scope scope) {
        assertThat(call(scope, "").getStatusCode()).isEqualTo(202);
    }

    @Test
    void aKeyThatMayOnlyReadIsForbiddenToSend() {
        APIGatewayProxyResponseEvent answer = call(Scope.READ, "");
        assertRefused(answer, 403, "forbidden");
        assertThat(json(answer).path("detail").textValue()).contains("scope send");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "other.example,EXAMPLE.COM"})
    void aKeySendsAsItsOwnDomains(String domains) {
        assertThat(call(Scope.SEND, domains).getStatusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example", "com", "mail.example.com"})
    void anEmailOfAForeignDomainIsForbiddenAndNothingElseHappens(String domains) {
        assertRefused(call(Scope.SEND, domains), 403, "forbidden");
    }

    @Test
    void aRequestThatNoAuthorizerHasSeenComesFromNobody() {
        APIGatewayProxyResponseEvent answer = api.call(Api.anonymous(VALID_BODY));
        assertRefused(answer, 401, "unauthorized");
        assertThat(answer.getHeaders()).containsEntry("WWW-Authenticate", "Bearer");
        assertRefused(
                api.call(Api.anonymous(VALID_BODY).withRequestContext(new ProxyRequestContext())), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyId", "scopes", "domains", "owner"})
    void whatTheAuthorizerDidNotSayIsNotGuessed(String missing) {
        APIGatewayProxyRequestEvent event = post(VALID_BODY);
        Map<String, Object> context = new HashMap<>(event.getRequestContext().getAuthorizer());
        context.remove(missing);
        event.getRequestContext().setAuthorizer(context);
        assertRefused(api.call(event), 401, "unauthorized");
    }
}
